import { z } from 'zod'

/** The version of the format; one that reads it knows every field. */
export const FORMAT = 'facialis.backup/1'

/**
 * Bytes kept as parts: `bytes` and `sha256` are of the whole before it was compressed; `parts` is how many compressed bytes
 * each part holds, in order.
 */
const streamSchema = z.object({
  bytes: z.number().int().nonnegative(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  parts: z.array(z.number().int().nonnegative()),
})

const tableSchema = z.object({
  schema: z.string(),
  name: z.string(),
  columns: z.array(z.string()),
  rows: z.number().int().nonnegative(),
  stream: streamSchema,
})

/** What a backup holds. */
export const manifestSchema = z.object({
  format: z.literal(FORMAT),
  id: z.string(),
  takenAt: z.iso.datetime(),
  /** The version of Facialis that wrote it, and of its PostgreSQL. */
  facialis: z.string(),
  postgres: z.string(),
  /** The migrations the database had seen: the shape of the rows. */
  migrations: z.array(z.string()),
  tables: z.array(tableSchema),
  sequences: z.array(z.object({ schema: z.string(), name: z.string(), value: z.string(), called: z.boolean() })),
  /** The secret files of the data folder, by name, as one sealed JSON object. */
  secrets: z.object({ names: z.array(z.string()), stream: streamSchema }),
  /** Names the master key; `held` says whether it is among the secrets or must come from outside. */
  masterKey: z.object({ fingerprint: z.string(), held: z.boolean() }),
  /** `lost` names the photos of which the center itself had no bytes any more. */
  objects: z.object({
    count: z.number().int().nonnegative(),
    bytes: z.number().nonnegative(),
    lost: z.array(z.uuid()),
    stream: streamSchema,
  }),
})

export type Manifest = z.infer<typeof manifestSchema>
export type StreamRecord = z.infer<typeof streamSchema>
export type TableRecord = z.infer<typeof tableSchema>
