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

const made = new WeakMap<Picture, Pyramid>()

/** The pyramid of a picture, made once as long as the picture is in use. @throws RangeError as `buildPyramid`. */
export function pyramidOf(picture: Picture): Pyramid {
  const known = made.get(picture)
  if (known !== undefined) return known
  const pyramid = buildPyramid(picture)
  made.set(picture, pyramid)
  return pyramid
}

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
  return picture.width % 2 === 0 && picture.height % 2 === 0 ? halveEven(picture) : halveAny(picture)
}

/** The case of nearly every photo, each pixel the mean of four, without the rows that the general case keeps: twice as fast. */
function halveEven({ width, height, data }: Picture): Picture {
  const row = width * 3
  const out = new Uint8Array(data.length / 4)
  let to = 0
  for (let start = 0; start < data.length; start += 2 * row) {
    for (let a = start, b = start + row; a < start + row; a += 6, b += 6, to += 3) {
      out[to] = ((data[a] ?? 0) + (data[a + 3] ?? 0) + (data[b] ?? 0) + (data[b + 3] ?? 0) + 2) >> 2
      out[to + 1] = ((data[a + 1] ?? 0) + (data[a + 4] ?? 0) + (data[b + 1] ?? 0) + (data[b + 4] ?? 0) + 2) >> 2
      out[to + 2] = ((data[a + 2] ?? 0) + (data[a + 5] ?? 0) + (data[b + 2] ?? 0) + (data[b + 5] ?? 0) + 2) >> 2
    }
  }
  return { width: width >> 1, height: height >> 1, data: out }
}

function halveAny(picture: Picture): Picture {
  const { width, height, data } = picture
  const halfWidth = (width + 1) >> 1
  const halfHeight = (height + 1) >> 1
  const row = halfWidth * 3
  const out = new Uint8Array(row * halfHeight)
  // For an even height rows a and b are averaged, for an odd one b is in the middle of a and c.
  const [a, b, c] = [new Uint16Array(row), new Uint16Array(row), new Uint16Array(row)]
  const even = height % 2 === 0
  for (let y = 0; y < halfHeight; y++) {
    halveRow(data, width, 2 * y, b)
    if (even) halveRow(data, width, 2 * y + 1, a)
    else halveRow(data, width, Math.max(0, 2 * y - 1), a)
    if (!even) halveRow(data, width, Math.min(height - 1, 2 * y + 1), c)
    const start = y * row
    if (even) for (let k = 0; k < row; k++) out[start + k] = ((a[k] ?? 0) + (b[k] ?? 0) + 4) >> 3
    else for (let k = 0; k < row; k++) out[start + k] = ((a[k] ?? 0) + 2 * (b[k] ?? 0) + (c[k] ?? 0) + 8) >> 4
  }
  return { width: halfWidth, height: halfHeight, data: out }
}

/** Row y at half its width, four times as bright. */
function halveRow(data: Uint8Array, width: number, y: number, out: Uint16Array): void {
  const start = y * width * 3
  if (width % 2 === 0) {
    for (let to = 0, from = start; to < out.length; to += 3, from += 6) {
      out[to] = 2 * ((data[from] ?? 0) + (data[from + 3] ?? 0))
      out[to + 1] = 2 * ((data[from + 1] ?? 0) + (data[from + 4] ?? 0))
      out[to + 2] = 2 * ((data[from + 2] ?? 0) + (data[from + 5] ?? 0))
    }
    return
  }
  const last = start + (width - 1) * 3
  for (let to = 0, from = start; to < out.length; to += 3, from += 6) {
    const before = Math.max(start, from - 3)
    const after = Math.min(last, from + 3)
    for (let k = 0; k < 3; k++) out[to + k] = (data[before + k] ?? 0) + 2 * (data[from + k] ?? 0) + (data[after + k] ?? 0)
  }
}
