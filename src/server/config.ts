import { isAbsolute, resolve } from 'node:path'
import { z } from 'zod'
import { strangerAmong } from './edge/proxy/networks.ts'

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
  /** The one address people use, as an origin such as https://facialis.example; null when any name of this machine will do. */
  readonly publicUrl: string | null
  /** Addresses and CIDR blocks of the proxies whose forwarding headers are believed. */
  readonly trustedProxies: readonly string[]
  /** Where Prometheus may ask; null when nobody may. */
  readonly metrics: { readonly host: string; readonly port: number } | null
  /** Whether log lines go to facialis.log of the data folder or to standard output. */
  readonly log: 'file' | 'stdout'
  /** Where the key that wraps the keys of all photos comes from: itself in base64, or a file; neither: `<data>/master.key`. */
  readonly masterKey: { readonly base64: string } | { readonly file: string } | null
}

const PORT_DEFAULT = 7007
const HOST_DEFAULT = '127.0.0.1'

const PORT = 'a whole number from 1 to 65535'
const DATABASE = 'postgres://user:password@host:5432/name'
const MASTER_KEY_BYTES = 32

const port = z
  .string()
  .regex(/^\d{1,5}$/, `must be ${PORT}`)
  .transform(Number)
  .refine((value) => value >= 1 && value <= 65535, `must be ${PORT}`)

const host = z.string().regex(/^[A-Za-z0-9.:_-]+$/, 'must be a host name or an address, such as 127.0.0.1')

const databaseUrl = z.string().refine((value) => {
  return URL.canParse(value) && ['postgres:', 'postgresql:'].includes(new URL(value).protocol)
}, `must look like ${DATABASE}`)

const publicUrl = z
  .string()
  .refine((value) => {
    if (!URL.canParse(value)) return false
    const { protocol, pathname, search, hash, username, password } = new URL(value)
    return /^https?:$/.test(protocol) && pathname === '/' && search + hash + username + password === ''
  }, 'must be the address people use, without a path, such as https://facialis.example')
  .transform((value) => new URL(value).origin)

const trustedProxies = z
  .string()
  .transform((value) => value.split(',').map((entry) => entry.trim()).filter((entry) => entry !== ''))
  .superRefine((entries, context) => {
    const stranger = strangerAmong(entries)
    if (stranger === null) return
    context.addIssue({ code: 'custom', message: `names ${stranger}, which is neither an address nor a block such as 10.0.0.0/8` })
  })

const masterKey = z
  .string()
  .refine(
    (value) => /^[A-Za-z0-9+/]+={0,2}$/.test(value) && Buffer.from(value, 'base64').byteLength === MASTER_KEY_BYTES,
    `must be ${String(MASTER_KEY_BYTES)} bytes in base64, as "openssl rand -base64 ${String(MASTER_KEY_BYTES)}" makes them`,
  )

const environmentSchema = z
  .object({
    FACIALIS_PORT: port.optional(),
    FACIALIS_HOST: host.optional(),
    FACIALIS_DATA: z.string().optional(),
    DATABASE_URL: databaseUrl.optional(),
    FACIALIS_ROLE: z.enum(['api', 'worker', 'both'], 'must be api, worker or both').optional(),
    FACIALIS_PUBLIC_URL: publicUrl.optional(),
    FACIALIS_TRUSTED_PROXIES: trustedProxies.optional(),
    FACIALIS_METRICS_PORT: port.optional(),
    FACIALIS_METRICS_HOST: host.optional(),
    FACIALIS_LOG: z.enum(['file', 'stdout'], 'must be file or stdout').optional(),
    FACIALIS_MASTER_KEY: masterKey.optional(),
    FACIALIS_MASTER_KEY_FILE: z.string().optional(),
  })
  .superRefine((value, context) => {
    const refuse = (name: keyof typeof value, message: string) => {
      context.addIssue({ code: 'custom', path: [name], message })
    }
    if ((value.FACIALIS_ROLE ?? 'both') !== 'both' && value.DATABASE_URL === undefined) {
      refuse('FACIALIS_ROLE', 'api and worker alone need DATABASE_URL, because the database Facialis runs itself serves one process')
    }
    if (value.FACIALIS_MASTER_KEY !== undefined && value.FACIALIS_MASTER_KEY_FILE !== undefined) {
      refuse('FACIALIS_MASTER_KEY_FILE', 'and FACIALIS_MASTER_KEY exclude each other')
    }
    if (value.FACIALIS_METRICS_HOST !== undefined && value.FACIALIS_METRICS_PORT === undefined) {
      refuse('FACIALIS_METRICS_HOST', 'needs FACIALIS_METRICS_PORT')
    }
    if (value.FACIALIS_METRICS_PORT !== undefined && value.FACIALIS_METRICS_PORT === (value.FACIALIS_PORT ?? PORT_DEFAULT)) {
      refuse('FACIALIS_METRICS_PORT', 'must not be the port of the clinic, FACIALIS_PORT')
    }
  })

/** The name of every variable that is read. */
export const VARIABLES: readonly string[] = Object.keys(environmentSchema.shape)

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
  const { FACIALIS_MASTER_KEY: base64, FACIALIS_MASTER_KEY_FILE: keyFile, FACIALIS_METRICS_PORT: metricsPort } = values
  const absolute = (path: string) => (isAbsolute(path) ? path : resolve(folder, path))
  return Object.freeze({
    host: values.FACIALIS_HOST ?? HOST_DEFAULT,
    port: values.FACIALIS_PORT ?? PORT_DEFAULT,
    data: absolute(values.FACIALIS_DATA ?? (demo ? 'data/demo' : 'data')),
    databaseUrl: values.DATABASE_URL ?? null,
    role: values.FACIALIS_ROLE ?? 'both',
    publicUrl: values.FACIALIS_PUBLIC_URL ?? null,
    trustedProxies: values.FACIALIS_TRUSTED_PROXIES ?? [],
    metrics: metricsPort === undefined ? null : { host: values.FACIALIS_METRICS_HOST ?? HOST_DEFAULT, port: metricsPort },
    log: values.FACIALIS_LOG ?? 'file',
    masterKey: base64 !== undefined ? { base64 } : keyFile !== undefined ? { file: absolute(keyFile) } : null,
  })
}
