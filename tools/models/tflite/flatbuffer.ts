/**
 * A table of a FlatBuffers file. Fields are asked for by their number in the schema; a field that is not stored has the
 * default of the schema. Offsets and integers are little-endian.
 * @see https://flatbuffers.dev/internals/
 */
export class Table {
  readonly #bytes: Uint8Array
  readonly #view: DataView
  readonly #at: number

  private constructor(bytes: Uint8Array, view: DataView, at: number) {
    this.#bytes = bytes
    this.#view = view
    this.#at = at
  }

  /** The root table of a file. */
  static root(bytes: Uint8Array): Table {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    return new Table(bytes, view, view.getUint32(0, true))
  }

  /** Where a field is stored, or null when it is not. */
  #field(number: number): number | null {
    const vtable = this.#at - this.#view.getInt32(this.#at, true)
    const entry = 4 + 2 * number
    if (entry >= this.#view.getUint16(vtable, true)) return null
    const offset = this.#view.getUint16(vtable + entry, true)
    return offset === 0 ? null : this.#at + offset
  }

  #follow(at: number): number {
    return at + this.#view.getUint32(at, true)
  }

  /** Start and length of a vector; a vector that is not stored is empty. */
  #vector(number: number): { start: number; length: number } {
    const field = this.#field(number)
    if (field === null) return { start: 0, length: 0 }
    const at = this.#follow(field)
    return { start: at + 4, length: this.#view.getUint32(at, true) }
  }

  uint8(number: number): number {
    const field = this.#field(number)
    return field === null ? 0 : this.#view.getUint8(field)
  }

  int32(number: number, byDefault = 0): number {
    const field = this.#field(number)
    return field === null ? byDefault : this.#view.getInt32(field, true)
  }

  table(number: number): Table | null {
    const field = this.#field(number)
    return field === null ? null : new Table(this.#bytes, this.#view, this.#follow(field))
  }

  tables(number: number): Table[] {
    const { start, length } = this.#vector(number)
    return Array.from({ length }, (_, index) => new Table(this.#bytes, this.#view, this.#follow(start + 4 * index)))
  }

  integers(number: number): number[] {
    const { start, length } = this.#vector(number)
    return Array.from({ length }, (_, index) => this.#view.getInt32(start + 4 * index, true))
  }

  /** A copy, so that its buffer can be read as wider numbers. */
  bytes(number: number): Uint8Array<ArrayBuffer> {
    const { start, length } = this.#vector(number)
    return new Uint8Array(this.#bytes.subarray(start, start + length))
  }

  text(number: number): string {
    return new TextDecoder().decode(this.bytes(number))
  }
}
