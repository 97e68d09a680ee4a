/** One field of a protobuf message: a number for varints and floats, the bytes for everything with a length. */
export interface Field {
  readonly number: number
  readonly value: number | Uint8Array
}

/** Reads one variable-length integer; `next` is the offset behind it. Integers beyond 2^53 lose precision. */
function varint(bytes: Uint8Array, start: number): { value: number; next: number } {
  let value = 0
  let unit = 1
  for (let next = start; next < bytes.length; next++) {
    const byte = bytes[next] ?? 0
    value += (byte & 0x7f) * unit
    if (byte < 0x80) return { value, next: next + 1 }
    unit *= 0x80
  }
  throw new RangeError('a protobuf message ends inside a number')
}

/** Splits a protobuf message into its fields, in order. @throws RangeError for a message that is cut off or malformed. */
export function readFields(bytes: Uint8Array): Field[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const fields: Field[] = []
  let at = 0
  while (at < bytes.length) {
    const key = varint(bytes, at)
    const number = Math.floor(key.value / 8)
    const wire = key.value % 8
    if (wire === 0) {
      const { value, next } = varint(bytes, key.next)
      fields.push({ number, value })
      at = next
    } else if (wire === 2) {
      const length = varint(bytes, key.next)
      at = length.next + length.value
      if (at > bytes.length) throw new RangeError('a protobuf message ends inside a field')
      fields.push({ number, value: bytes.subarray(length.next, at) })
    } else if (wire === 5) {
      fields.push({ number, value: view.getFloat32(key.next, true) })
      at = key.next + 4
    } else {
      throw new RangeError(`protobuf wire type ${wire} is not read here`)
    }
  }
  return fields
}

/** All floats of a repeated float field, packed or not. */
export function floatsOf(fields: readonly Field[], number: number): number[] {
  return fields.flatMap((field) => {
    if (field.number !== number) return []
    if (typeof field.value === 'number') return [field.value]
    const view = new DataView(field.value.buffer, field.value.byteOffset, field.value.byteLength)
    return Array.from({ length: field.value.byteLength / 4 }, (_, index) => view.getFloat32(4 * index, true))
  })
}

/** All integers of a repeated integer field, packed or not. */
export function integersOf(fields: readonly Field[], number: number): number[] {
  return fields.flatMap((field) => {
    if (field.number !== number) return []
    if (typeof field.value === 'number') return [field.value]
    const values: number[] = []
    for (let at = 0; at < field.value.length; ) {
      const { value, next } = varint(field.value, at)
      values.push(value)
      at = next
    }
    return values
  })
}
