import { SIDES } from '../../src/core/face/side.ts'
import type { Networks } from '../../src/core/landmarker/network.ts'
import { phantomSpec, renderPhantom, type Looks, type PhantomChanges } from '../../src/core/phantom/index.ts'
import { differencesOf, PIPELINES, type Measure, type Pipeline } from './pipelines.ts'
import { rootMeanSquare, slope } from './statistics.ts'

interface Sweep {
  readonly measure: Measure
  /** What one side does, mm; each is drawn on the left and on the right, because the naive pipeline favours one. */
  readonly amplitudes: readonly number[]
  readonly shape: (amplitude: number) => PhantomChanges['left']
}

const SWEEPS: readonly Sweep[] = [
  {
    measure: 'commissureHeight',
    amplitudes: [-6, -3, 3, 6],
    shape: (up) => ({ commissure: { lateral: 0, up } }),
  },
  { measure: 'browHeight', amplitudes: [-5, -2.5, 2.5, 5], shape: (browRaise) => ({ browRaise }) },
  { measure: 'palpebralFissureHeight', amplitudes: [-3, -1.5, 1.5, 3], shape: (upperLid) => ({ upperLid }) },
]

/**
 * Faces the sweeps are drawn on. The naive pipeline's single crop depends on the outline of the hair, so that one style
 * would show its luck, not its accuracy: every style is drawn.
 */
const FACES: readonly Partial<Looks>[] = [
  { skin: 'II', style: 'short' },
  { skin: 'V', style: 'long', hair: 'black' },
  { skin: 'II', style: 'receding', hair: 'grey' },
  { skin: 'V', style: 'bald', hair: 'black' },
]

export interface Accuracy {
  readonly measure: Measure
  readonly pipeline: Pipeline
  /** Of measured against true left–right difference; 1 is right, 0 is blind. */
  readonly slope: number
  /** Root mean square error, mm. */
  readonly error: number
  readonly phantoms: number
}

/** Measured against true asymmetry on drawn faces whose geometry is known exactly. */
export async function phantomAccuracy(networks: Networks): Promise<Accuracy[]> {
  const rows: Accuracy[] = []
  for (const { measure, amplitudes, shape } of SWEEPS) {
    const pairs: Record<Pipeline, [number, number][]> = { naive: [], ours: [] }
    for (const looks of FACES) {
      const drawn = SIDES.flatMap((side) => amplitudes.map((amplitude) => ({ [side]: shape(amplitude), looks })))
      for (const changes of [{ looks }, ...drawn]) {
        const { picture, truth } = renderPhantom(phantomSpec(changes))
        const known = truth.sides.left[measure] - truth.sides.right[measure]
        for (const pipeline of PIPELINES) {
          const differences = await differencesOf(picture, networks, pipeline)
          pairs[pipeline].push([known, differences[measure]])
        }
      }
    }
    for (const pipeline of PIPELINES) {
      const found = pairs[pipeline]
      const error = rootMeanSquare(found.map(([known, measured]) => measured - known))
      rows.push({ measure, pipeline, slope: slope(found), error, phantoms: found.length })
    }
  }
  return rows
}
