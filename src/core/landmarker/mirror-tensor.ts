/** The mirror image of a square interleaved RGB tensor: its columns in reverse order. */
export function mirrorTensor(tensor: Float32Array, size: number): Float32Array {
  const out = new Float32Array(tensor.length)
  const row = size * 3
  for (let start = 0; start < tensor.length; start += row) {
    for (let i = 0, from = start, to = start + row - 3; i < size; i++, from += 3, to -= 3) {
      out[to] = tensor[from] ?? 0
      out[to + 1] = tensor[from + 1] ?? 0
      out[to + 2] = tensor[from + 2] ?? 0
    }
  }
  return out
}

/** Which half of a crop is kept, as seen: the left one shows the person's right side. */
export type Half = 'left' | 'right'

/** The symmetric tensor made of one half of a tensor of even size and the mirror image of that half. */
export function reflectHalf(tensor: Float32Array, size: number, half: Half): Float32Array {
  const out = new Float32Array(tensor)
  const row = size * 3
  // The kept half is walked from its outer column to the middle, the other half towards it.
  const inwards = half === 'left' ? 3 : -3
  for (let start = 0; start < tensor.length; start += row) {
    let from = half === 'left' ? start : start + row - 3
    let to = half === 'left' ? start + row - 3 : start
    for (let i = 0; i < size / 2; i++, from += inwards, to -= inwards) {
      out[to] = tensor[from] ?? 0
      out[to + 1] = tensor[from + 1] ?? 0
      out[to + 2] = tensor[from + 2] ?? 0
    }
  }
  return out
}
