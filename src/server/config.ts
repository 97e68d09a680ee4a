import { isAbsolute, join, resolve } from 'node:path'
import { z } from 'zod'
import type { SingleSignOnConfig } from './auth/sso/single-sign-on.ts'
import { type BackupConfig, backupConfigOf, backupKeep, backupKey, backupTime } from './backup/backup-config.ts'
import { isApartFromMedia } from './backup/own-place.ts'
import { type Bucket, bucketOf } from './media/blobs/bucket.ts'
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
  /** The owner of the tables there, for migrations and backups; null when `databaseUrl` is the owner too. */
  readonly databaseOwnerUrl: string | null
  /** The file that holds the heads of the audit's chains. */
  readonly auditAnchor: string
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
  /** Where backups go, how often, how many are kept, and the key they are locked with. */
  readonly backup: BackupConfig
  /** The bucket that photos are kept in; null for the data folder. */
  readonly bucket: Bucket | null
  /** A session that nobody has used for so long is ended. */
  readonly idleMinutes: number
  /** A folder or file of breached passwords, of Have I Been Pwned; null without. */
  readonly breachedPasswords: string | null
  /** The OpenID provider of the hospital; null without. */
  readonly singleSignOn: SingleSignOnConfig | null
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

const IDLE_MINUTES_DEFAULT = 30
const IDLE = 'a whole number of minutes from 2 to 720'

const idleMinutes = z
  .string()
  .regex(/^\d{1,3}$/, `must be ${IDLE}`)
  .transform(Number)
  .refine((value) => value >= 2 && value <= 720, `must be ${IDLE}`)

/** Without TLS anybody on the way could name whom they like; on the machine itself there is no way. */
const issuer = z.string().refine((value) => {
  if (!URL.canParse(value)) return false
  const { protocol, hostname } = new URL(value)
  return protocol === 'https:' || (protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname))
}, 'must be the https address of the OpenID provider, such as https://login.hospital.example')

const bucket = z.string().transform((value, context) => {
  const found = bucketOf(value)
  if (found !== null) return found
  context.addIssue({ code: 'custom', message: 'must look like s3://bucket/folder?endpoint=https://host&region=name' })
  return z.NEVER
})

const environmentSchema = z
  .object({
    FACIALIS_PORT: port.optional(),
    FACIALIS_HOST: host.optional(),
    FACIALIS_DATA: z.string().optional(),
    DATABASE_URL: databaseUrl.optional(),
    FACIALIS_DATABASE_OWNER_URL: databaseUrl.optional(),
    FACIALIS_AUDIT_ANCHOR: z.string().optional(),
    FACIALIS_ROLE: z.enum(['api', 'worker', 'both'], 'must be api, worker or both').optional(),
    FACIALIS_PUBLIC_URL: publicUrl.optional(),
    FACIALIS_TRUSTED_PROXIES: trustedProxies.optional(),
    FACIALIS_METRICS_PORT: port.optional(),
    FACIALIS_METRICS_HOST: host.optional(),
    FACIALIS_LOG: z.enum(['file', 'stdout'], 'must be file or stdout').optional(),
    FACIALIS_MASTER_KEY: masterKey.optional(),
    FACIALIS_MEDIA: bucket.optional(),
    FACIALIS_MASTER_KEY_FILE: z.string().optional(),
    FACIALIS_IDLE_MINUTES: idleMinutes.optional(),
    FACIALIS_BACKUP_FOLDER: z.string().optional(),
    FACIALIS_BACKUP_AT: backupTime.optional(),
    FACIALIS_BACKUP_KEEP: backupKeep.optional(),
    FACIALIS_BACKUP_KEY: backupKey.optional(),
    FACIALIS_BACKUP_KEY_FILE: z.string().optional(),
    FACIALIS_BREACHED_PASSWORDS: z.string().optional(),
    FACIALIS_OIDC_ISSUER: issuer.optional(),
    FACIALIS_OIDC_CLIENT_ID: z.string().optional(),
    FACIALIS_OIDC_CLIENT_SECRET: z.string().optional(),
    FACIALIS_OIDC_NAME: z.string().max(60, 'must have at most 60 characters').optional(),
    FACIALIS_OIDC_TRUSTED_MFA: z.enum(['true', 'false'], 'must be true or false').optional(),
  })
  .superRefine((value, context) => {
    const refuse = (name: keyof typeof value, message: string) => {
      context.addIssue({ code: 'custom', path: [name], message })
    }
    if ((value.FACIALIS_ROLE ?? 'both') !== 'both' && value.DATABASE_URL === undefined) {
      refuse('FACIALIS_ROLE', 'api and worker alone need DATABASE_URL, because the database Facialis runs itself serves one process')
    }
    if (value.FACIALIS_DATABASE_OWNER_URL !== undefined && value.DATABASE_URL === undefined) {
      refuse('FACIALIS_DATABASE_OWNER_URL', 'needs DATABASE_URL, which is what Facialis works with')
    }
    if (value.FACIALIS_MASTER_KEY !== undefined && value.FACIALIS_MASTER_KEY_FILE !== undefined) {
      refuse('FACIALIS_MASTER_KEY_FILE', 'and FACIALIS_MASTER_KEY exclude each other')
    }
    if (value.FACIALIS_BACKUP_KEY !== undefined && value.FACIALIS_BACKUP_KEY_FILE !== undefined) {
      refuse('FACIALIS_BACKUP_KEY_FILE', 'and FACIALIS_BACKUP_KEY exclude each other')
    }
    const oidc = ['FACIALIS_OIDC_ISSUER', 'FACIALIS_OIDC_CLIENT_ID', 'FACIALIS_OIDC_CLIENT_SECRET'] as const
    const missing = oidc.filter((name) => value[name] === undefined)
    if (missing.length > 0 && missing.length < oidc.length) {
      for (const name of missing) refuse(name, 'is missing: single sign-on needs an issuer, a client id and a client secret')
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
  const data = absolute(values.FACIALIS_DATA ?? (demo ? 'data/demo' : 'data'))
  const bucket = values.FACIALIS_MEDIA ?? null
  const backup = backupConfigOf(values, data, absolute)
  if (!isApartFromMedia(backup.place, { data, bucket })) {
    throw new StartupError('Facialis cannot start: FACIALIS_BACKUP_FOLDER must be another place than the one of the photos.')
  }
  return Object.freeze({
    host: values.FACIALIS_HOST ?? HOST_DEFAULT,
    port: values.FACIALIS_PORT ?? PORT_DEFAULT,
    data,
    databaseUrl: values.DATABASE_URL ?? null,
    databaseOwnerUrl: values.FACIALIS_DATABASE_OWNER_URL ?? null,
    auditAnchor: absolute(values.FACIALIS_AUDIT_ANCHOR ?? join(data, 'audit.head')),
    role: values.FACIALIS_ROLE ?? 'both',
    publicUrl: values.FACIALIS_PUBLIC_URL ?? null,
    trustedProxies: values.FACIALIS_TRUSTED_PROXIES ?? [],
    metrics: metricsPort === undefined ? null : { host: values.FACIALIS_METRICS_HOST ?? HOST_DEFAULT, port: metricsPort },
    log: values.FACIALIS_LOG ?? 'file',
    idleMinutes: values.FACIALIS_IDLE_MINUTES ?? IDLE_MINUTES_DEFAULT,
    breachedPasswords: values.FACIALIS_BREACHED_PASSWORDS === undefined ? null : absolute(values.FACIALIS_BREACHED_PASSWORDS),
    singleSignOn: singleSignOnOf(values),
    bucket,
    backup,
    masterKey: base64 !== undefined ? { base64 } : keyFile !== undefined ? { file: absolute(keyFile) } : null,
  })
}

function singleSignOnOf(values: z.output<typeof environmentSchema>): SingleSignOnConfig | null {
  const { FACIALIS_OIDC_ISSUER: issuer, FACIALIS_OIDC_CLIENT_ID: clientId, FACIALIS_OIDC_CLIENT_SECRET: clientSecret } = values
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) return null
  const name = values.FACIALIS_OIDC_NAME ?? new URL(issuer).hostname
  return { issuer, clientId, clientSecret, name, trustedMfa: values.FACIALIS_OIDC_TRUSTED_MFA === 'true' }
}
