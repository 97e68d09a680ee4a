import type { Outputs } from './network.ts'

/** One output of a network. @throws Error when it is missing or has another length: the model file is not the one expected. */
export function named(outputs: Outputs, name: string, length: number): Float32Array {
  const values = outputs[name]
  if (values?.length !== length) {
    throw new Error(`the network's output ${name} has ${values?.length ?? 'no'} values instead of ${length}`)
  }
  return values
}
