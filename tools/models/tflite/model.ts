import { Table } from './flatbuffer.ts'
import { floatOfHalf } from './half-float.ts'

/** The values of a tensor that is part of the file. Half-precision values stay as their 16 bits. */
export type StoredValues =
  | { readonly type: 'float16'; readonly values: Uint16Array }
  | { readonly type: 'float32'; readonly values: Float32Array }
  | { readonly type: 'int32'; readonly values: Int32Array }

/** A tensor of the graph: feature maps are batch × height × width × channels. */
export interface Tensor {
  readonly name: string
  readonly shape: readonly number[]
  readonly stored: StoredValues | null
}

/** One step of the graph; tensors by number. A custom operator is named `CUSTOM:` and its own name. */
export interface Operator {
  readonly kind: string
  readonly inputs: readonly number[]
  readonly outputs: readonly number[]
  readonly options: Table | null
  readonly customOptions: Uint8Array<ArrayBuffer>
}

export interface TfliteModel {
  readonly tensors: readonly Tensor[]
  readonly operators: readonly Operator[]
  readonly inputs: readonly number[]
  readonly outputs: readonly number[]
}

// Codes of the operators that Facialis's two networks use, and of the tensor types, in tensorflow/lite/schema/schema.fbs.
const CUSTOM = 32
const OPERATORS: Readonly<Record<number, string>> = {
  0: 'ADD',
  3: 'CONV_2D',
  4: 'DEPTHWISE_CONV_2D',
  6: 'DEQUANTIZE',
  17: 'MAX_POOL_2D',
  18: 'MUL',
  19: 'RELU',
  22: 'RESHAPE',
  23: 'RESIZE_BILINEAR',
  34: 'PAD',
  45: 'STRIDED_SLICE',
  54: 'PRELU',
}
const FLOAT32 = 0
const FLOAT16 = 1
const INT32 = 2

function operatorName(code: Table): string {
  // Newer files keep the code in field 3 and leave the byte of field 0 at its maximum or equal to it.
  const number = Math.max(code.uint8(0), code.int32(3))
  return number === CUSTOM ? `CUSTOM:${code.text(1)}` : (OPERATORS[number] ?? `operator ${number}`)
}

function storedValues(type: number, bytes: Uint8Array<ArrayBuffer>): StoredValues | null {
  if (bytes.length === 0) return null
  if (type === FLOAT32) return { type: 'float32', values: new Float32Array(bytes.buffer) }
  if (type === FLOAT16) return { type: 'float16', values: new Uint16Array(bytes.buffer) }
  if (type === INT32) return { type: 'int32', values: new Int32Array(bytes.buffer) }
  throw new Error(`tensors of type ${type} are not read here`)
}

/** Reads the first graph of a TensorFlow Lite file. @throws when the file has none. */
export function readModel(bytes: Uint8Array): TfliteModel {
  const file = Table.root(bytes)
  const names = file.tables(1).map(operatorName)
  const buffers = file.tables(4)
  const graph = file.tables(2)[0]
  if (graph === undefined) throw new Error('the file holds no graph')
  return {
    tensors: graph.tables(0).map((tensor) => {
      const buffer = buffers[tensor.int32(2)]
      return {
        name: tensor.text(3),
        shape: tensor.integers(0),
        stored: buffer === undefined ? null : storedValues(tensor.uint8(1), buffer.bytes(0)),
      }
    }),
    operators: graph.tables(3).map((operator) => ({
      kind: names[operator.int32(0)] ?? 'unnamed operator',
      inputs: operator.integers(1),
      outputs: operator.integers(2),
      options: operator.table(4),
      customOptions: operator.bytes(5),
    })),
    inputs: graph.integers(1),
    outputs: graph.integers(2),
  }
}

/** Stored values as numbers. */
export const numbersOf = (stored: StoredValues): number[] =>
  stored.type === 'float16' ? Array.from(stored.values, floatOfHalf) : Array.from(stored.values)
