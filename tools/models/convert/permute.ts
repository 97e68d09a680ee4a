import type { StoredValues } from '../tflite/model.ts'
import type { Constant } from './conversion.ts'

/** For every place of the permuted array, the place in the original one. */
function sourcePlaces(shape: readonly number[], order: readonly number[]): Int32Array {
  const strides = shape.map((_, axis) => shape.slice(axis + 1).reduce((product, size) => product * size, 1))
  const places = new Int32Array(shape.reduce((product, size) => product * size, 1))
  let repeat = places.length
  for (const axis of order) {
    const stride = strides[axis] ?? 0
    const size = shape[axis] ?? 1
    repeat /= size
    for (let at = 0; at < places.length; at++) {
      places[at] = (places[at] ?? 0) + (Math.floor(at / repeat) % size) * stride
    }
  }
  return places
}

function pick(stored: StoredValues, places: Int32Array): StoredValues {
  const value = (place: number): number => stored.values[place] ?? 0
  if (stored.type === 'float16') return { type: stored.type, values: Uint16Array.from(places, value) }
  if (stored.type === 'float32') return { type: stored.type, values: Float32Array.from(places, value) }
  return { type: stored.type, values: Int32Array.from(places, value) }
}

/** The constant with its axes in another order: axis i of the result is axis order[i] of the original. */
export function permute({ shape, stored }: Constant, order: readonly number[]): Constant {
  return { shape: order.map((axis) => shape[axis] ?? 0), stored: pick(stored, sourcePlaces(shape, order)) }
}
