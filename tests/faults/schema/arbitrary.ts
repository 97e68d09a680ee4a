import fc from 'fast-check'
import { z } from 'zod'

/** What zod writes of a JSON Schema, as far as the contract uses it. */
interface Schema {
  readonly type?: string
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly allOf?: readonly Schema[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: boolean | Schema
  readonly propertyNames?: Schema
  readonly items?: Schema
  readonly minItems?: number
  readonly maxItems?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly exclusiveMinimum?: number
  readonly exclusiveMaximum?: number
  readonly minLength?: number
  readonly maxLength?: number
  readonly format?: string
  readonly pattern?: string
}

/** Values that a schema of the contract accepts. @throws Error on a part of JSON Schema that it cannot make values for. */
export function validFor(schema: z.ZodType): fc.Arbitrary<unknown> {
  return arbitrary(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Schema)
}

function arbitrary(schema: Schema): fc.Arbitrary<unknown> {
  const either = schema.anyOf ?? schema.oneOf
  if (either !== undefined) return fc.oneof(...either.map(arbitrary))
  if (schema.const !== undefined) return fc.constant(schema.const)
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum)
  switch (schema.type) {
    case 'null':
      return fc.constant(null)
    case 'boolean':
      return fc.boolean()
    case 'integer':
      return fc.integer({ min: schema.minimum ?? -1000, max: schema.maximum ?? 1000 })
    case 'number':
      return fc.double({ min: schema.minimum ?? -1e6, max: schema.maximum ?? 1e6, noNaN: true, noDefaultInfinity: true })
    case 'string':
      return text(schema)
    case 'array':
      return fc.array(arbitrary(schema.items ?? {}), { minLength: schema.minItems ?? 0, maxLength: Math.min(schema.maxItems ?? 4, 4) })
    case 'object':
      return object(schema)
    case undefined:
      return fc.jsonValue()
    default:
      throw new Error(`no values for ${JSON.stringify(schema)}`)
  }
}

function text({ format, pattern, minLength = 0, maxLength = 80 }: Schema): fc.Arbitrary<string> {
  switch (format) {
    case 'uuid':
      return fc.uuid({ version: 4 })
    case 'date':
      return calendarDay.map((moment) => moment.toISOString().slice(0, 10))
    case 'date-time':
      return calendarDay.map((moment) => moment.toISOString())
    case 'email':
      return fc.stringMatching(/^[a-z]{1,12}@[a-z]{1,12}\.(org|example)$/)
    default:
      // Letters of every script, without the spaces at both ends that the contract trims away.
      if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern))
      return fc
        .string({ unit: 'grapheme', minLength: Math.max(minLength, 1), maxLength: Math.min(maxLength, 80) })
        .map((made) => (made.trim().length >= Math.max(minLength, 1) && made.length <= maxLength ? made : 'x'.repeat(Math.max(minLength, 1))))
  }
}

const calendarDay = fc.date({ min: new Date('1900-01-01'), max: new Date('2100-12-31'), noInvalidDate: true })

function object({ properties = {}, required = [], additionalProperties }: Schema): fc.Arbitrary<object> {
  if (Object.keys(properties).length === 0 && typeof additionalProperties === 'object') {
    return fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), arbitrary(additionalProperties), { maxKeys: 3 })
  }
  const model = Object.fromEntries(Object.entries(properties).map(([name, part]) => [name, arbitrary(part)]))
  return fc.record(model, { requiredKeys: [...required], noNullPrototype: true })
}
