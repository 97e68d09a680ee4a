import { Message } from '../protobuf/writer.ts'

/** ONNX TensorProto.DataType. */
export const DATA_TYPE = { float32: 1, int64: 7, float16: 10 } as const
export type DataType = keyof typeof DATA_TYPE

/** An attribute of a node: an integer, a list of integers or a text. */
export type Attribute = number | readonly number[] | string

const IR_VERSION = 8
const OPSET = 17
// AttributeProto.AttributeType.
const INTEGER = 2
const TEXT = 3
const INTEGERS = 7

function attributeMessage(name: string, value: Attribute): Message {
  const message = new Message().text(1, name)
  if (typeof value === 'number') return message.integer(3, value).integer(20, INTEGER)
  if (typeof value === 'string') return message.text(4, value).integer(20, TEXT)
  for (const each of value) message.integer(8, each)
  return message.integer(20, INTEGERS)
}

function valueInfo(name: string, shape: readonly number[]): Message {
  const dimensions = new Message()
  for (const size of shape) dimensions.message(1, new Message().integer(1, size))
  const tensor = new Message().integer(1, DATA_TYPE.float32).message(2, dimensions)
  return new Message().text(1, name).message(2, new Message().message(1, tensor))
}

/**
 * Builds an ONNX model (opset 17): values are known by name, a node's first output is its result.
 * @see https://github.com/onnx/onnx/blob/main/onnx/onnx.proto
 */
export class OnnxGraph {
  readonly #name: string
  readonly #nodes: Message[] = []
  readonly #initializers: Message[] = []
  readonly #inputs: Message[] = []
  readonly #outputs: Message[] = []
  #count = 0

  constructor(name: string) {
    this.#name = name
  }

  #unique(kind: string): string {
    return `${kind}_${this.#count++}`
  }

  constant(type: DataType, shape: readonly number[], values: ArrayBufferView): string {
    const name = this.#unique('constant')
    const tensor = new Message()
    for (const size of shape) tensor.integer(1, size)
    tensor.integer(2, DATA_TYPE[type]).text(8, name)
    tensor.bytes(9, new Uint8Array(values.buffer, values.byteOffset, values.byteLength))
    this.#initializers.push(tensor)
    return name
  }

  floats(shape: readonly number[], values: readonly number[]): string {
    return this.constant('float32', shape, Float32Array.from(values))
  }

  integers(values: readonly number[]): string {
    return this.constant('int64', [values.length], BigInt64Array.from(values.map(BigInt)))
  }

  node(kind: string, inputs: readonly string[], attributes: Readonly<Record<string, Attribute>> = {}, as?: string): string {
    const output = as ?? this.#unique(kind)
    const node = new Message()
    for (const input of inputs) node.text(1, input)
    node.text(2, output).text(3, output).text(4, kind)
    for (const [name, value] of Object.entries(attributes)) node.message(5, attributeMessage(name, value))
    this.#nodes.push(node)
    return output
  }

  input(name: string, shape: readonly number[]): string {
    this.#inputs.push(valueInfo(name, shape))
    return name
  }

  output(name: string, shape: readonly number[], value: string): void {
    this.node('Identity', [value], {}, name)
    this.#outputs.push(valueInfo(name, shape))
  }

  /** The model file. */
  encode(): Uint8Array {
    const graph = new Message()
    for (const node of this.#nodes) graph.message(1, node)
    graph.text(2, this.#name)
    for (const initializer of this.#initializers) graph.message(5, initializer)
    for (const input of this.#inputs) graph.message(11, input)
    for (const output of this.#outputs) graph.message(12, output)
    const operators = new Message().text(1, '').integer(2, OPSET)
    return new Message().integer(1, IR_VERSION).text(2, 'facialis').message(7, graph).message(8, operators).encode()
  }
}
