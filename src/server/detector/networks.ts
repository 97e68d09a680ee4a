import { join } from 'node:path'
import { InferenceSession, Tensor } from 'onnxruntime-node'
import type { Network, Networks } from '../../core/landmarker/network.ts'

/** Both networks take one picture of this many pixels a side. */
const SIDE = 192

async function openNetwork(path: string): Promise<Network> {
  // One thread: measured, a second one gains nothing, and the other cores have pictures of their own.
  const session = await InferenceSession.create(path, {
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    executionMode: 'sequential',
    graphOptimizationLevel: 'all',
    logSeverityLevel: 3,
  })
  return {
    async run(input) {
      const outputs = await session.run({ input: new Tensor('float32', input, [1, SIDE, SIDE, 3]) })
      return Object.fromEntries(
        Object.entries(outputs).map(([name, { data }]) => {
          if (!(data instanceof Float32Array)) throw new TypeError(`output ${name} of ${path} is not of 32-bit floats`)
          return [name, data]
        }),
      )
    },
  }
}

/**
 * Opens the two networks of the landmarker, ready to run in this process.
 * @param directory holds `landmarks.onnx` and `detector.onnx`
 * @throws when a file is missing or no network
 */
export async function openNetworks(directory: string): Promise<Networks> {
  const [detector, landmarks] = await Promise.all([
    openNetwork(join(directory, 'detector.onnx')),
    openNetwork(join(directory, 'landmarks.onnx')),
  ])
  return { detector, landmarks }
}
