import { bothSides, SIDES } from '../../face/side.ts'
import { f32, f64 } from '../numbers.ts'
import type { PhantomSpec, SideShape } from '../spec.ts'
import { browField } from './brow-field.ts'
import { moveLids } from './lids.ts'
import { depthField, horizontalField, verticalField } from './midface-fields.ts'
import { nasolabialRelief } from './nasolabial-fold.ts'
import { REST_FISSURE, type RestFace } from './rest-face.ts'

/** Of a closing fissure the upper lid covers this share, the lower lid the rest. */
const UPPER_SHARE = 0.88

/** How far each margin goes, closure included, mm. @throws RangeError when the lids would pass each other. */
export function lidTravel(shape: SideShape): { readonly lowered: number; readonly raised: number } {
  const open = REST_FISSURE - shape.upperLid - shape.lowerLid
  if (open < -1e-9) {
    throw new RangeError(`upperLid ${shape.upperLid} mm and lowerLid ${shape.lowerLid} mm pass each other: ${REST_FISSURE} mm are open`)
  }
  const closing = Math.max(0, open) * shape.closure
  return { lowered: shape.upperLid + UPPER_SHARE * closing, raised: shape.lowerLid + (1 - UPPER_SHARE) * closing }
}

/** The vertices of the face that a specification describes, upright and turned to the viewer, millimetres. */
export function deform(rest: RestFace, spec: PhantomSpec): Float64Array {
  const source = rest.mesh.positions
  const positions = source.slice()
  for (const side of SIDES) {
    const { lowered, raised } = lidTravel(spec.sides[side])
    moveLids(positions, rest.eyes[side], rest.belowEye[side], rest.pupil[side][0], lowered, raised)
  }
  const horizontal = horizontalField(rest, spec)
  const vertical = verticalField(rest, spec)
  const depth = depthField(spec)
  const brow = bothSides((side) => spec.sides[side].browRaise)
  for (let vertex = 0; vertex < rest.belowMouth.length; vertex++) {
    const x = f64(source, 3 * vertex)
    const y = f64(source, 3 * vertex + 1)
    const below = f32(rest.belowMouth, vertex)
    if (y > 28) {
      const lift = brow.left * browField(x, y) + brow.right * browField(-x, y)
      positions[3 * vertex + 1] = f64(positions, 3 * vertex + 1) + lift
    } else if (y < 24) {
      const fold = spec.sides[x > 0 ? 'left' : 'right'].nasolabialFold * nasolabialRelief(Math.abs(x), y)
      positions[3 * vertex] = f64(positions, 3 * vertex) + horizontal(x, y, below)
      positions[3 * vertex + 1] = f64(positions, 3 * vertex + 1) + vertical(x, y, below)
      positions[3 * vertex + 2] = f64(positions, 3 * vertex + 2) + depth(x, y, below) + fold
    }
  }
  return positions
}
