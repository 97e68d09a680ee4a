import { SIDES } from '../../face/side.ts'
import { at, bell, mix, smoothStep } from '../numbers.ts'
import type { PhantomSpec } from '../spec.ts'
import { COMMISSURE } from './contours.ts'
import type { RestFace } from './rest-face.ts'
import { solve } from './solve.ts'

/** A smooth field over the rest face, and the landmark whose shift along the axis is given. */
interface Control {
  readonly vertex: number
  readonly shift: number
  /** Strength of the field at a place of the rest face; `below` is 0 above the mouth and 1 below it. */
  readonly field: (x: number, y: number, below: number) => number
}

/** A displacement over the rest face along one axis. */
export type Displacement = (x: number, y: number, below: number) => number

const around = (rest: RestFace, vertex: number, sigmaX: number, sigmaY: number) => {
  const [cx, cy] = [at(rest.mesh.positions, 3 * vertex), at(rest.mesh.positions, 3 * vertex + 1)]
  return (x: number, y: number): number => bell(x - cx, sigmaX) * bell(y - cy, sigmaY)
}

/** Weights the fields so that together every control's landmark moves by exactly its shift. */
function combine(rest: RestFace, controls: readonly Control[]): Displacement {
  const { positions } = rest.mesh
  const matrix = controls.map(({ vertex }) =>
    controls.map(({ field }) =>
      field(at(positions, 3 * vertex), at(positions, 3 * vertex + 1), at(rest.belowMouth, vertex)),
    ),
  )
  const weights = solve(matrix, controls.map(({ shift }) => shift))
  const active = controls.map(({ field }, index) => ({ field, weight: at(weights, index) })).filter(({ weight }) => weight !== 0)
  return (x, y, below) => {
    let sum = 0
    for (const { field, weight } of active) sum += weight * field(x, y, below)
    return sum
  }
}

const UPPER_LIP = { right: 39, left: 269 } as const
const LOWER_LIP = { right: 181, left: 405 } as const
const ALA = { right: 129, left: 358 } as const
export const PHILTRUM = 164
export const NASAL_TIP = 4
export const CHIN = 152
const LOWER_LIP_MIDDLE = 14

/** The vertical displacement of lips, corners of the mouth, wings of the nose and jaw. */
export function verticalField(rest: RestFace, spec: PhantomSpec): Displacement {
  const controls: Control[] = SIDES.flatMap((side) => {
    const shape = spec.sides[side]
    const upper = around(rest, UPPER_LIP[side], 9, 9)
    const lower = around(rest, LOWER_LIP[side], 10, 11)
    return [
      { vertex: COMMISSURE[side], shift: shape.commissure.up, field: around(rest, COMMISSURE[side], 12, 12) },
      { vertex: UPPER_LIP[side], shift: shape.upperLipRaise, field: (x, y, below) => (1 - below) * upper(x, y) },
      { vertex: LOWER_LIP[side], shift: -shape.lowerLipDrop, field: (x, y, below) => below * lower(x, y) },
      { vertex: ALA[side], shift: shape.alarRaise, field: around(rest, ALA[side], 8, 10) },
    ] satisfies Control[]
  })
  controls.push({
    vertex: LOWER_LIP_MIDDLE,
    shift: -spec.mouthOpening,
    field: (x, _y, below) => below * bell(x, 30),
  })
  return combine(rest, withJaw(controls, spec.mouthOpening))
}

/** The lower lip's controls are given relative to the jaw: an opening mouth carries them down. */
function withJaw(controls: readonly Control[], opening: number): Control[] {
  const lower: readonly number[] = [LOWER_LIP.right, LOWER_LIP.left]
  return controls.map((control) =>
    lower.includes(control.vertex) ? { ...control, shift: control.shift - 0.85 * opening } : control,
  )
}

/** The horizontal displacement of the corners of the mouth, the philtrum, the tip of the nose and the chin. */
export function horizontalField(rest: RestFace, spec: PhantomSpec): Displacement {
  const controls: Control[] = SIDES.map((side) => {
    const { commissure, pucker } = spec.sides[side]
    const outward = side === 'left' ? 1 : -1
    return {
      vertex: COMMISSURE[side],
      shift: outward * (commissure.lateral - pucker),
      field: around(rest, COMMISSURE[side], 14, 13),
    }
  })
  controls.push(
    { vertex: PHILTRUM, shift: spec.philtrum, field: around(rest, PHILTRUM, 12, 9) },
    { vertex: NASAL_TIP, shift: spec.nasalTip, field: around(rest, NASAL_TIP, 12, 13) },
    { vertex: CHIN, shift: spec.chin, field: around(rest, CHIN, 24, 20) },
  )
  return combine(rest, controls)
}

/** The displacement towards the viewer: lips that pucker come forward, a drawn-out corner follows the dental arch. */
export function depthField(spec: PhantomSpec): Displacement {
  const pucker = (spec.sides.right.pucker + spec.sides.left.pucker) / 2
  const { left, right } = spec.sides
  return (x, y) => {
    const leftward = smoothStep(-8, 8, x)
    const lateral = mix(right.commissure.lateral, left.commissure.lateral, leftward)
    const lift = mix(Math.max(0, right.commissure.up), Math.max(0, left.commissure.up), leftward)
    const side = Math.abs(x)
    const corner = bell(side - 25, 12) * bell(y + 43, 12)
    const cheek = bell(side - 36, 12) * bell(y + 14, 13) * smoothStep(10, 24, side)
    return 0.7 * pucker * bell(x, 13) * bell(y + 42, 11) - 0.4 * lateral * corner + 0.35 * lift * cheek
  }
}
