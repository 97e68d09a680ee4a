import { bothSides, SIDES, type BothSides } from '../../face/side.ts'
import { at, bell } from '../numbers.ts'
import { LOWER_LID_MIDDLE, UPPER_LID_MIDDLE } from './contours.ts'
import { headMesh } from './head-mesh.ts'
import { moveLids } from './lids.ts'
import type { Mesh } from './mesh.ts'
import { belowness, gapAt, heightAt, openingOf, type Opening } from './opening.ts'

/**
 * The rest face's lid margins above and below the pupil, mm. Means of healthy adults: MRD1 3.5 and 4.21, MRD2 5.2 and 5.87,
 * fissure 10.04 and 10.17 ± 1.63. References: rana2023, malik2022, ocularSynkinesis2013.
 */
export const REST_MRD1 = 4
export const REST_MRD2 = 5
export const REST_FISSURE = REST_MRD1 + REST_MRD2

/** A face at rest: eyes open, lips touching. Everything that deforms it is defined over these positions. */
export interface RestFace {
  readonly mesh: Mesh
  readonly eyes: BothSides<Opening>
  readonly mouth: Opening
  /** For every vertex, 0 above the mouth and 1 below it. */
  readonly belowMouth: Float32Array
  readonly belowEye: BothSides<Float32Array>
  /** Centre of the pupil when looking at the camera: x, y and the height of the cornea, mm. */
  readonly pupil: BothSides<readonly [number, number, number]>
}

const labels = (positions: Float64Array, opening: Opening): Float32Array =>
  Float32Array.from({ length: positions.length / 3 }, (_, vertex) =>
    belowness(opening, at(positions, 3 * vertex), at(positions, 3 * vertex + 1)),
  )

/** Brings the lips together: the canonical mouth is 5.5 mm open, with the jaw down. */
function closeMouth(positions: Float64Array, mouth: Opening, below: Float32Array): void {
  for (let vertex = 0; vertex < below.length; vertex++) {
    const x = at(positions, 3 * vertex)
    const y = at(positions, 3 * vertex + 1)
    const half = gapAt(mouth, x) / 2
    const above = Math.max(0, y - heightAt(mouth.upper, x))
    const under = Math.max(0, heightAt(mouth.lower, x) - y)
    const low = at(below, vertex)
    positions[3 * vertex + 1] = y + half * (low * bell(under, 16) - (1 - low) * bell(above, 7))
  }
}

let rest: RestFace | null = null

/** The face at rest. Made once. */
export function restFace(): RestFace {
  if (rest !== null) return rest
  const head = headMesh()
  const positions = head.positions.slice()
  const [rightLoop = [], leftLoop = [], , lips = []] = head.loops
  const loops = { right: rightLoop, left: leftLoop }
  const canonicalMouth = openingOf(positions, lips)
  const belowMouth = labels(positions, canonicalMouth)
  closeMouth(positions, canonicalMouth, belowMouth)
  const canonicalEyes = bothSides((side) => openingOf(positions, loops[side]))
  const belowEye = bothSides((side) => labels(positions, canonicalEyes[side]))
  const margin = (vertex: number, axis: number): number => at(positions, 3 * vertex + axis)
  const pupil = bothSides((side): readonly [number, number, number] => {
    const [upper, lower] = [UPPER_LID_MIDDLE[side], LOWER_LID_MIDDLE[side]]
    const middle = (margin(upper, 1) + margin(lower, 1)) / 2
    return [margin(upper, 0), middle - (REST_MRD1 - REST_MRD2) / 2 - 0.6, margin(upper, 2)]
  })
  for (const side of SIDES) {
    const [x, y] = pupil[side]
    const lowered = margin(UPPER_LID_MIDDLE[side], 1) - (y + REST_MRD1)
    const raised = y - REST_MRD2 - margin(LOWER_LID_MIDDLE[side], 1)
    moveLids(positions, canonicalEyes[side], belowEye[side], x, lowered, raised)
  }
  rest = {
    mesh: { ...head, positions },
    eyes: bothSides((side) => openingOf(positions, loops[side])),
    mouth: openingOf(positions, lips),
    belowMouth,
    belowEye,
    pupil,
  }
  return rest
}
