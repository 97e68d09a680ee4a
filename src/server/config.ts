import { isAbsolute, resolve } from 'node:path'
import { z } from 'zod'

/** What a process of Facialis does: answer requests, do background work, or (one machine) both. */
export type Role = 'api' | 'worker' | 'both'

/** Everything the environment decides, read once. `data` is an absolute path. */
export interface Config {
  readonly host: string
  readonly port: number
  readonly data: string
  /** A PostgreSQL of one's own; null for the one Facialis runs itself. */
  readonly databaseUrl: string | null
  readonly role: Role
}

const PORT = 'a whole number from 1 to 65535'
const DATABASE = 'postgres://user:password@host:5432/name'

const port = z
  .string()
  .regex(/^\d{1,5}$/, `must be ${PORT}`)
  .transform(Number)
  .refine((value) => value >= 1 && value <= 65535, `must be ${PORT}`)

const databaseUrl = z.string().refine((value) => {
  return URL.canParse(value) && ['postgres:', 'postgresql:'].includes(new URL(value).protocol)
}, `must look like ${DATABASE}`)

const environmentSchema = z
  .object({
    FACIALIS_PORT: port.optional(),
    FACIALIS_HOST: z.string().regex(/^[A-Za-z0-9.:_-]+$/, 'must be a host name or an address, such as 127.0.0.1').optional(),
    FACIALIS_DATA: z.string().optional(),
    DATABASE_URL: databaseUrl.optional(),
    FACIALIS_ROLE: z.enum(['api', 'worker', 'both'], 'must be api, worker or both').optional(),
  })
  .superRefine((value, context) => {
    if ((value.FACIALIS_ROLE ?? 'both') !== 'both' && value.DATABASE_URL === undefined) {
      const message = 'api and worker alone need DATABASE_URL, because the database Facialis runs itself serves one process'
      context.addIssue({ code: 'custom', path: ['FACIALIS_ROLE'], message })
    }
  })

/** A start that cannot go on, for a reason the person who started it can mend: `message` is one sentence. */
export class StartupError extends Error {
  override readonly name = 'StartupError'
}

/**
 * Reads the configuration out of environment variables; an empty variable counts as absent.
 * @throws StartupError naming every variable that is wrong, and why.
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>, demo: boolean, folder: string): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = environmentSchema.safeParse(given)
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`)
    throw new StartupError(`Facialis cannot start: ${faults.join('; ')}.`)
  }
  const values = parsed.data
  const data = values.FACIALIS_DATA ?? (demo ? 'data/demo' : 'data')
  return Object.freeze({
    host: values.FACIALIS_HOST ?? '127.0.0.1',
    port: values.FACIALIS_PORT ?? 7007,
    data: isAbsolute(data) ? data : resolve(folder, data),
    databaseUrl: values.DATABASE_URL ?? null,
    role: values.FACIALIS_ROLE ?? 'both',
  })
}
