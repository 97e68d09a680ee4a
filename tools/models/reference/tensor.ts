/** A tensor of the reference interpreter: values in row-major order, 64-bit. */
export interface Tensor {
  readonly shape: readonly number[]
  readonly values: Float64Array
}

export const zeros = (shape: readonly number[]): Tensor => ({
  shape,
  values: new Float64Array(shape.reduce((product, size) => product * size, 1)),
})

/** The sizes of a feature map: batch is always one. */
export function sizes({ shape }: Tensor): { height: number; width: number; channels: number } {
  const [, height = 0, width = 0, channels = 0] = shape
  return { height, width, channels }
}
