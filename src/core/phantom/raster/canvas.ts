import { f32 } from '../numbers.ts'

export type Rgb = readonly [number, number, number]

/** A picture in the making: linear light, and the depth of what is drawn (mm towards the camera). */
export interface Canvas {
  readonly width: number
  readonly height: number
  readonly light: Float32Array
  readonly depth: Float32Array
}

export const blankCanvas = (width: number, height: number): Canvas => ({
  width,
  height,
  light: new Float32Array(width * height * 3),
  depth: new Float32Array(width * height).fill(-Infinity),
})

/** Lays a colour over a pixel; `share` 0 leaves it, 1 replaces it. */
export function lay({ light }: Canvas, pixel: number, share: number, r: number, g: number, b: number): void {
  const offset = 3 * pixel
  const red = f32(light, offset)
  const green = f32(light, offset + 1)
  const blue = f32(light, offset + 2)
  light[offset] = red + (r - red) * share
  light[offset + 1] = green + (g - green) * share
  light[offset + 2] = blue + (b - blue) * share
}

/** Multiplies a pixel: the share of the light that passes. */
export function shade({ light }: Canvas, pixel: number, r: number, g: number, b: number): void {
  const offset = 3 * pixel
  light[offset] = f32(light, offset) * r
  light[offset + 1] = f32(light, offset + 1) * g
  light[offset + 2] = f32(light, offset + 2) * b
}

/** Runs over the pixels of a rectangle, cut to the canvas: index, and the pixel's centre. */
export function eachPixel(
  canvas: Canvas,
  [left, top, right, bottom]: readonly [number, number, number, number],
  visit: (pixel: number, x: number, y: number) => void,
): void {
  const fromX = Math.max(0, Math.floor(left))
  const toX = Math.min(canvas.width - 1, Math.ceil(right))
  const toY = Math.min(canvas.height - 1, Math.ceil(bottom))
  for (let row = Math.max(0, Math.floor(top)); row <= toY; row++) {
    for (let column = fromX; column <= toX; column++) visit(row * canvas.width + column, column + 0.5, row + 0.5)
  }
}
