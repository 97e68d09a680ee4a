import { at, bell, smoothStep } from '../numbers.ts'
import { gapAt, heightAt, type Opening } from './opening.ts'

/** Skin of the lid within this distance of the margin goes most of the way with it, mm (standard deviation of a bell); the brow stays. */
const UPPER_REACH = 5
const LOWER_REACH = 6

/**
 * Moves the two margins of an eye: the upper down by `lowered`, the lower up by `raised` (mm, above and below the pupil
 * at `pupilX`), elsewhere in proportion to how open the eye is there, so that a closing eye closes along its whole
 * length. The skin of the lids stretches with its margin. `below` says which vertices belong to the lower lid.
 */
export function moveLids(
  positions: Float64Array,
  eye: Opening,
  below: Float32Array,
  pupilX: number,
  lowered: number,
  raised: number,
): void {
  if (lowered === 0 && raised === 0) return
  const full = gapAt(eye, pupilX)
  for (let vertex = 0; vertex < below.length; vertex++) {
    const x = at(positions, 3 * vertex)
    const y = at(positions, 3 * vertex + 1)
    if (Math.abs(x - pupilX) > 20 || y < 0 || y > 52) continue
    const share = gapAt(eye, x) / full
    if (share <= 0) continue
    const above = Math.max(0, y - heightAt(eye.upper, x))
    const under = Math.max(0, heightAt(eye.lower, x) - y)
    const low = at(below, vertex)
    positions[3 * vertex + 1] =
      y + share * (low * raised * bell(under, LOWER_REACH) - (1 - low) * lowered * bell(above, UPPER_REACH) * (1 - smoothStep(8, 13, above)))
  }
}
