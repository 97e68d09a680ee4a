import { bell, clamp01, mix, smoothStep } from '../numbers.ts'
import type { PhantomSpec, SideShape } from '../spec.ts'

/** How deep the lines of one side of the face are, 0 to 1. */
interface Depths {
  readonly forehead: number
  readonly frown: number
  readonly canthal: number
  readonly nasolabial: number
  readonly perioral: number
}

/** Lines come with age, and deepen where a muscle contracts across them. */
const depthsOf = (age: number, shape: SideShape): Depths => ({
  forehead: clamp01(0.4 * age + (0.35 + 0.5 * age) * clamp01(shape.browRaise / 6)),
  frown: clamp01(0.35 * age + 0.6 * clamp01((-shape.browRaise - 1) / 3) * shape.canthalLines),
  canthal: clamp01(0.35 * age + (0.5 + 0.5 * age) * shape.canthalLines),
  nasolabial: clamp01(shape.nasolabialFold / 2.2),
  perioral: clamp01(shape.pucker / 7),
})

/** A furrow: dark in its depth, its lower bank catching the light; `across` in mm, positive above it. */
const furrow = (across: number, width: number): number => bell(across, width) - 0.45 * bell(across + 2 * width, 1.2 * width)

function forehead(side: number, y: number): number {
  const level = y - 2.2 * Math.cos(side * 0.075) + 0.5 * Math.sin(side * 0.21)
  const nearest = 58 + 5.4 * Math.min(3, Math.max(0, Math.round((level - 58) / 5.4)))
  return furrow(level - nearest, 0.6) * smoothStep(46, 24, side) * mix(0.45, 1, smoothStep(2, 12, side)) * mix(0.6, 1, bell(nearest - 64, 6))
}

/** Crow's feet: they fan out from the outer canthus. */
function canthal(side: number, y: number): number {
  const [out, up] = [side - 43, y - 27]
  const angle = Math.atan2(up, out)
  const far = Math.hypot(out, up)
  const nearest = Math.min(0.75, Math.max(-0.75, Math.round((angle - 0.12) / 0.36) * 0.36 + 0.12))
  return furrow((angle - nearest) * far, 0.5) * smoothStep(6, 10, far) * smoothStep(24, 14, far)
}

/** From the wing of the nose past the corner of the mouth. The path is that of the fold's relief. */
function nasolabial(side: number, y: number): number {
  const down = -10 - y
  const across = side - (21.5 + 0.42 * down - 0.0022 * down * down)
  const along = smoothStep(-8, 4, down) * (1 - smoothStep(18, 40, down))
  return along * (bell(across, 1.4) + 0.55 * bell(across + 2.4, 2.6) - 0.3 * bell(across - 5, 3))
}

/** Two ridges and the groove between them, from the nose to the upper lip. */
const philtrum = (side: number, y: number): number =>
  (0.6 * bell(side, 2) - 0.5 * bell(side - 5.2 + 0.1 * (y + 27), 1.5)) *
  smoothStep(-22, -25, y) *
  smoothStep(-38, -35, y)

/** Between the brows. */
const frown = (side: number, y: number): number => bell(side - 7 + 0.12 * (y - 50), 1) * bell(y - 51, 5)

/** From the inner canthus down along the rim of the orbit. */
const tearTrough = (side: number, y: number): number =>
  bell(y - 14 + 0.012 * (side - 30) ** 2, 1.6) * bell(side - 27, 9)

/** Small radial lines around lips that pucker. */
const perioral = (side: number, y: number): number =>
  Math.sin(side * 1.9) ** 4 * (1 - bell(y + 43, 5)) * smoothStep(-60, -54, y) * smoothStep(-26, -31, y)

/** The share of the light that the lines of the skin leave at (x, y) of the rest face. Slightly above 1 on their banks. */
export function skinLines({ sides, looks }: PhantomSpec): (x: number, y: number) => number {
  const [right, left] = [depthsOf(looks.age, sides.right), depthsOf(looks.age, sides.left)]
  return (x, y) => {
    const side = Math.abs(x)
    const leftward = smoothStep(-7, 7, x)
    let dark = 0
    if (y > 52 && y < 84 && side < 46) dark += 0.3 * mix(right.forehead, left.forehead, leftward) * forehead(side, y)
    if (y > 36 && y < 62 && side < 12) dark += 0.24 * mix(right.frown, left.frown, leftward) * frown(side, y)
    if (y > 0 && y < 52) {
      if (side > 46 && side < 68) dark += 0.26 * mix(right.canthal, left.canthal, leftward) * canthal(side, y)
      if (y < 24 && side > 14 && side < 40) dark += 0.2 * looks.age * tearTrough(side, y)
    } else if (y > -60 && y <= 0 && side < 48) {
      if (side > 14) dark += 0.28 * mix(right.nasolabial, left.nasolabial, leftward) * nasolabial(side, y)
      if (side < 12 && y < -20) dark += 0.12 * philtrum(side, y)
      if (side < 22 && y < -26) dark += 0.1 * mix(right.perioral, left.perioral, leftward) * perioral(side, y)
    }
    return 1 - dark
  }
}
