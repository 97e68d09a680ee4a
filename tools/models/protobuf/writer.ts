const VARINT = 0
const LENGTH = 2
const FLOAT32 = 5

/** Builds one protobuf message, field by field. */
export class Message {
  readonly #parts: Uint8Array[] = []

  #varint(value: bigint): void {
    // Negative integers are written as their 64-bit two's complement.
    let rest = BigInt.asUintN(64, value)
    const bytes: number[] = []
    while (rest >= 0x80n) {
      bytes.push(Number(rest & 0x7fn) | 0x80)
      rest >>= 7n
    }
    bytes.push(Number(rest))
    this.#parts.push(Uint8Array.from(bytes))
  }

  #key(field: number, wire: number): void {
    this.#varint(BigInt(field * 8 + wire))
  }

  integer(field: number, value: number): this {
    this.#key(field, VARINT)
    this.#varint(BigInt(value))
    return this
  }

  float(field: number, value: number): this {
    this.#key(field, FLOAT32)
    const bytes = new Uint8Array(4)
    new DataView(bytes.buffer).setFloat32(0, value, true)
    this.#parts.push(bytes)
    return this
  }

  bytes(field: number, value: Uint8Array): this {
    this.#key(field, LENGTH)
    this.#varint(BigInt(value.length))
    this.#parts.push(value)
    return this
  }

  text(field: number, value: string): this {
    return this.bytes(field, new TextEncoder().encode(value))
  }

  message(field: number, value: Message): this {
    return this.bytes(field, value.encode())
  }

  encode(): Uint8Array {
    return new Uint8Array(Buffer.concat(this.#parts))
  }
}
