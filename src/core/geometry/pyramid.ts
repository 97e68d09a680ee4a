import type { Picture } from './picture.ts'

/**
 * A picture at full size, half size, quarter size… Every level is centred on the picture: a place x of a picture w wide is
 * at (x − w/2) / 2ˡ + wₗ/2 of level l, whatever the parity of the widths on the way. The mirror image of a picture
 * therefore has exactly the mirrored levels.
 */
export interface Pyramid {
  readonly levels: readonly [Picture, ...Picture[]]
}

/** The side below which no further level is made, pixels. */
const SMALLEST_SIDE = 64

/** @throws RangeError when the picture is less than 2 pixels wide or high, or its data do not fit its size. */
export function buildPyramid(picture: Picture): Pyramid {
  const { width, height, data } = picture
  if (width < 2 || height < 2 || data.length !== width * height * 3) {
    throw new RangeError(`a picture of ${width} × ${height} with ${data.length} bytes cannot be sampled`)
  }
  const levels: [Picture, ...Picture[]] = [picture]
  let level = picture
  while (Math.min(level.width, level.height) > SMALLEST_SIDE) {
    level = halve(level)
    levels.push(level)
  }
  return { levels }
}

/**
 * Half the size. An even side is averaged in pairs (1 1); an odd side keeps its middle pixel in the middle and is weighed
 * (1 2 1), the border pixel repeated. Rounded to the nearest 8-bit value.
 */
export function halve(picture: Picture): Picture {
  const { width, height, data } = picture
  const halfWidth = (width + 1) >> 1
  const halfHeight = (height + 1) >> 1
  if (width % 2 === 0 && height % 2 === 0) return { width: halfWidth, height: halfHeight, data: halveEven(picture) }
  const row = width * 3
  const out = new Uint8Array(halfWidth * halfHeight * 3)
  const xs = taps(width)
  const ys = taps(height)
  let at = 0
  for (let y = 0; y < halfHeight; y++) {
    const rows = [(ys[y * 4] ?? 0) * row, (ys[y * 4 + 1] ?? 0) * row, (ys[y * 4 + 2] ?? 0) * row, (ys[y * 4 + 3] ?? 0) * row]
    for (let x = 0; x < halfWidth; x++) {
      for (let channel = 0; channel < 3; channel++) {
        let sum = 8
        for (const start of rows) {
          for (let k = 0; k < 4; k++) sum += data[start + (xs[x * 4 + k] ?? 0) * 3 + channel] ?? 0
        }
        out[at++] = sum >> 4
      }
    }
  }
  return { width: halfWidth, height: halfHeight, data: out }
}

/** Four equally weighted source pixels for every pixel of the half-size side. */
function taps(side: number): Int32Array {
  const half = (side + 1) >> 1
  const out = new Int32Array(half * 4)
  for (let i = 0; i < half; i++) {
    const middle = 2 * i
    const four =
      side % 2 === 0
        ? [middle, middle, middle + 1, middle + 1]
        : [Math.max(0, middle - 1), middle, middle, Math.min(side - 1, middle + 1)]
    out.set(four, i * 4)
  }
  return out
}

function halveEven(picture: Picture): Uint8Array {
  const { width, height, data } = picture
  const halfWidth = width >> 1
  const row = width * 3
  const out = new Uint8Array(halfWidth * (height >> 1) * 3)
  let at = 0
  for (let y = 0; y < height; y += 2) {
    let above = y * row
    for (let x = 0; x < halfWidth; x++) {
      for (let channel = 0; channel < 3; channel++, above++) {
        const below = above + row
        const sum = (data[above] ?? 0) + (data[above + 3] ?? 0) + (data[below] ?? 0) + (data[below + 3] ?? 0)
        out[at++] = (sum + 2) >> 2
      }
      above += 3
    }
  }
  return out
}
