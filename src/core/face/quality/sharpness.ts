import { type FaceView, VIEW_SIZE } from './face-view.ts'
import type { QualityFinding } from './finding.ts'

/** Relative variance of the Laplacian, per cent. Product policy, set on portraits blurred by known amounts. */
const SHARP = 1.5
const BLURRED = 0.1

/**
 * The variance of the Laplacian of the size-normalised face, as a share of the variance of its luminance: blur and loss of
 * focus lower it, brightness and contrast do not change it.
 * @see Pech-Pacheco et al. 2000, "Diatom autofocusing in brightfield microscopy"
 */
export function sharpness({ luminance }: FaceView): QualityFinding {
  const id = 'sharpness'
  const value = 100 * relativeLaplacian(luminance)
  if (value < BLURRED) {
    return { id, verdict: 'refuse', value, says: 'Focus on the eyes and hold still: the face is too blurred to find the lid margins.' }
  }
  if (value < SHARP) {
    return { id, verdict: 'warn', value, says: 'Focus on the eyes, hold still and add light: the face is slightly blurred.' }
  }
  return { id, verdict: 'pass', value, says: 'The face is sharp.' }
}

function relativeLaplacian(luminance: Float32Array): number {
  let sum = 0
  let squares = 0
  let laplacians = 0
  let count = 0
  for (let y = 1; y < VIEW_SIZE - 1; y++) {
    for (let x = 1; x < VIEW_SIZE - 1; x++, count++) {
      const at = y * VIEW_SIZE + x
      const here = luminance[at] ?? 0
      const around =
        (luminance[at - 1] ?? 0) + (luminance[at + 1] ?? 0) + (luminance[at - VIEW_SIZE] ?? 0) + (luminance[at + VIEW_SIZE] ?? 0)
      sum += here
      squares += here * here
      laplacians += (around - 4 * here) ** 2
    }
  }
  const variance = squares / count - (sum / count) ** 2
  // A face without any contrast has no detail either.
  return variance > 1 ? laplacians / count / variance : 0
}
