import type { OnnxGraph } from '../onnx/graph.ts'
import type { Operator, StoredValues, TfliteModel } from '../tflite/model.ts'

/**
 * How an ONNX value holds a tensor of the original graph:
 * - `features`: a feature map, batch × channels × height × width instead of batch × height × width × channels;
 * - `plain`: in the original order;
 * - `affine`: the first two rows of a 4 × 4 matrix.
 */
export type Layout = 'features' | 'plain' | 'affine'

export interface Constant {
  readonly shape: readonly number[]
  readonly stored: StoredValues
}

/** The state of one conversion: what each tensor of the original graph has become so far. */
export class Conversion {
  readonly graph: OnnxGraph
  readonly #model: TfliteModel
  readonly #values = new Map<number, { name: string; layout: Layout }>()
  readonly #constants = new Map<number, Constant>()

  constructor(model: TfliteModel, graph: OnnxGraph) {
    this.graph = graph
    this.#model = model
    for (const [index, tensor] of model.tensors.entries()) {
      if (tensor.stored !== null) this.#constants.set(index, { shape: tensor.shape, stored: tensor.stored })
    }
  }

  /** The number of an operator's input tensor. */
  input(operator: Operator, position = 0): number {
    const tensor = operator.inputs[position]
    if (tensor === undefined) throw new Error(`${operator.kind} has no input ${position}`)
    return tensor
  }

  output(operator: Operator): number {
    const tensor = operator.outputs[0]
    if (tensor === undefined) throw new Error(`${operator.kind} has no output`)
    return tensor
  }

  /** The shape in the original graph; `count` is how many dimensions it must have. */
  shape(tensor: number, count: 3): readonly [number, number, number]
  shape(tensor: number, count: 4): readonly [number, number, number, number]
  shape(tensor: number): readonly number[]
  shape(tensor: number, count?: number): readonly number[] {
    const shape = this.#model.tensors[tensor]?.shape
    if (shape === undefined) throw new Error(`the graph has no tensor ${tensor}`)
    if (count !== undefined && shape.length !== count) throw new Error(`tensor ${tensor} has ${shape.length} dimensions`)
    return shape
  }

  layout(tensor: number): Layout {
    return this.#value(tensor).layout
  }

  #value(tensor: number): { name: string; layout: Layout } {
    const value = this.#values.get(tensor)
    if (value === undefined) throw new Error(`tensor ${tensor} is used before it is computed`)
    return value
  }

  /** The ONNX name of a tensor that must have this layout. */
  value(tensor: number, layout: Layout): string {
    const value = this.#value(tensor)
    if (value.layout !== layout) throw new Error(`tensor ${tensor} is ${value.layout}, expected ${layout}`)
    return value.name
  }

  /** The ONNX name of a tensor in the original order, transposed when it is a feature map. */
  plain(tensor: number): string {
    const value = this.#value(tensor)
    if (value.layout === 'features') return this.graph.node('Transpose', [value.name], { perm: [0, 2, 3, 1] })
    return this.value(tensor, 'plain')
  }

  set(tensor: number, name: string, layout: Layout): void {
    this.#values.set(tensor, { name, layout })
  }

  /** The stored values of a tensor, or null when it is computed. */
  constant(tensor: number): Constant | null {
    return this.#constants.get(tensor) ?? null
  }

  requireConstant(tensor: number): Constant {
    const constant = this.constant(tensor)
    if (constant === null) throw new Error(`tensor ${tensor} is not stored in the file`)
    return constant
  }

  setConstant(tensor: number, constant: Constant): void {
    this.#constants.set(tensor, constant)
  }

  /** Stores a constant; half precision stays half and is widened by the graph, which halves the file. */
  store({ shape, stored }: Constant): string {
    if (stored.type === 'int32') throw new Error('integers are no weights')
    const name = this.graph.constant(stored.type, shape, stored.values)
    return stored.type === 'float16' ? this.graph.node('Cast', [name], { to: 1 }) : name
  }
}

/** Converts one operator: reads its inputs from the conversion and sets its output there. */
export type Rule = (conversion: Conversion, operator: Operator) => void
