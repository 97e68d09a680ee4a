import { at, bell, mix, smoothStep } from '../numbers.ts'
import { LIPS_OUTER } from '../surface/contours.ts'
import { heightAt, openingOf } from '../surface/opening.ts'
import type { RestFace } from '../surface/rest-face.ts'

/** What is painted on the skin at rest, for every vertex; it travels with the skin. */
export interface SkinMap {
  /** Signed distance from the vermilion border, mm, positive on the lips. */
  readonly lips: Float32Array
  /** Share of the ambient light that reaches the skin. */
  readonly open: Float32Array
  /** Extra blood in the skin, 0 to 1. */
  readonly blush: Float32Array
}

function signedDistance(outline: readonly (readonly [number, number])[], x: number, y: number, inside: boolean): number {
  let nearest = Infinity
  outline.forEach(([ax, ay], index) => {
    const [bx, by] = outline[(index + 1) % outline.length] ?? [ax, ay]
    const [dx, dy] = [bx - ax, by - ay]
    const t = Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1)))
    nearest = Math.min(nearest, Math.hypot(x - ax - t * dx, y - ay - t * dy))
  })
  return inside ? nearest : -nearest
}

/** Where the face shades itself: sockets, the underside of the nose, the furrow below the lower lip, beside the nose. */
function openness(x: number, y: number): number {
  const socket = 0.26 * bell(x - 20, 6) * bell(y - 34, 6) + 0.14 * bell(x - 34, 12) * bell(y - 37, 3.5)
  const underNose = 0.38 * bell(x, 13) * bell(y + 21, 3.2)
  const nostril = 0.3 * bell(x - 7, 4) * bell(y + 17.5, 3)
  const wing = 0.3 * bell(x - 17.5, 2.2) * bell(y + 13, 6)
  const furrow = 0.22 * bell(x, 15) * bell(y + 58, 4)
  const lipCorner = 0.2 * bell(x - 26, 3) * bell(y + 43.5, 3) + 0.38 * bell(x - 23.6, 2) * bell(y + 43.4, 1.8)
  const jaw = 0.45 * smoothStep(-78, -100, y)
  return Math.max(0.1, 1 - socket - underNose - nostril - wing - furrow - lipCorner - jaw)
}

function blushAt(x: number, y: number): number {
  const cheek = 0.5 * bell(x - 42, 14) * bell(y + 10, 14)
  const nose = 0.55 * bell(x, 11) * bell(y + 6, 9)
  const lids = 0.4 * bell(x - 31, 14) * bell(y - 20, 5)
  return cheek + nose + lids + 0.2 * bell(x, 14) * bell(y + 88, 10)
}

let map: SkinMap | null = null

/** The map of the face at rest. Made once. */
export function skinMap(rest: RestFace): SkinMap {
  if (map !== null) return map
  const { positions, loops } = rest.mesh
  const count = positions.length / 3
  const outer = loops[2] ?? LIPS_OUTER
  const outline = outer.map((vertex) => [at(positions, 3 * vertex), at(positions, 3 * vertex + 1)] as const)
  const lipArea = openingOf(positions, outer)
  const lips = new Float32Array(count).fill(-20)
  const open = new Float32Array(count)
  const blush = new Float32Array(count)
  for (let vertex = 0; vertex < count; vertex++) {
    const [x, y, z] = [at(positions, 3 * vertex), at(positions, 3 * vertex + 1), at(positions, 3 * vertex + 2)]
    const side = Math.abs(x)
    open[vertex] = mix(openness(side, y), 0.6, smoothStep(-15, -70, z) * smoothStep(70, 30, y))
    blush[vertex] = blushAt(side, y)
    if (side < 40 && y < -20 && y > -72) {
      const inside = y < heightAt(lipArea.upper, x) && y > heightAt(lipArea.lower, x)
      lips[vertex] = signedDistance(outline, x, y, inside)
    }
  }
  for (const vertex of outer) lips[vertex] = 0
  map = { lips, open, blush }
  return map
}
