import { mirrorTensor } from './mirror-tensor.ts'
import type { Network } from './network.ts'
import { LANDMARK_SIZE, readOutputs, type Run } from './outputs.ts'
import { meanShape, mirrorShape } from './shape.ts'

/** One run on a crop, as it is. */
export async function runOnce(network: Network, crop: Float32Array): Promise<Run> {
  return readOutputs(await network.run(crop))
}

/** The mean of a run on the crop and of one on its mirror image: what the network does differently left and right cancels. */
export async function runFlipAveraged(network: Network, crop: Float32Array): Promise<Run> {
  const straight = await runOnce(network, crop)
  const flipped = await runOnce(network, mirrorTensor(crop, LANDMARK_SIZE))
  return {
    shape: meanShape([straight.shape, mirrorShape(flipped.shape, LANDMARK_SIZE)]),
    presence: (straight.presence + flipped.presence) / 2,
  }
}
