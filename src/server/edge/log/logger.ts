import { join } from 'node:path'
import { pino, stdTimeFunctions, type Logger, type LoggerOptions } from 'pino'
import type { Config } from '../../config.ts'
import { faultOf, isFrame } from './fault.ts'
import { openRotatingFile } from './rotating-file.ts'

/** A log and how to let go of its file. */
export interface Log {
  readonly log: Logger
  close(): void
}

const ROTATION = { maxBytes: 10 * 1024 * 1024, kept: 5 }

const isNumber = (value: unknown) => typeof value === 'number'
/** A word of our own vocabulary or the pattern of a route: nothing with a space, an @ or a percent sign. */
const isWord = (value: unknown) => typeof value === 'string' && /^[\w./:*-]{1,120}$/.test(value)
const areFrames = (value: unknown) => Array.isArray(value) && value.every(isFrame)

/** Every field a line may have. What has another name is left out, whoever logs it: a line holds nothing about a person. */
const FIELDS: Readonly<Record<string, (value: unknown) => boolean>> = {
  level: isWord,
  time: isWord,
  event: isWord,
  reqId: isWord,
  role: isWord,
  method: isWord,
  route: isWord,
  status: isNumber,
  ms: isNumber,
  job: isWord,
  count: isNumber,
  bytes: isNumber,
  port: isNumber,
  kind: isWord,
  code: isWord,
  where: areFrames,
}

/** Fields that every line has. */
const FRAMING: readonly string[] = ['level', 'time', 'reqId']
const WRONG: readonly string[] = ['warn', 'error', 'fatal']

/** What is to be logged, without messages and with every error turned into its fault. */
function withFaults(given: unknown): Record<string, unknown> {
  if (given instanceof Error) return { ...faultOf(given) }
  if (typeof given !== 'object' || given === null) return {}
  return Object.fromEntries(
    Object.entries(given).flatMap(([name, value]) => (value instanceof Error ? Object.entries(faultOf(value)) : [[name, value]])),
  )
}

/** The line with the fields it may have; null for one that says nothing then, unless something went wrong. */
function permitted(line: string): string | null {
  const given = Object.entries(JSON.parse(line) as object)
  const fields: Record<string, unknown> = Object.fromEntries(given.filter(([name, value]) => FIELDS[name]?.(value) === true))
  const says = Object.keys(fields).some((name) => !FRAMING.includes(name))
  if (says) return `${JSON.stringify(fields)}\n`
  return WRONG.includes(String(fields['level'])) ? `${JSON.stringify({ ...fields, event: 'unnamed' })}\n` : null
}

/**
 * The logger of everything here and of every library that is given one. A line is JSON with time, level and fields of a
 * fixed list; errors give kind, code and place. Messages are left out: those of libraries quote what came in.
 * @param write takes one line, its end included.
 */
export function makeLogger(write: (line: string) => void): Logger {
  const options: LoggerOptions = {
    base: null,
    timestamp: stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    hooks: {
      logMethod(args, method) {
        method.call(this, withFaults(args[0]))
      },
    },
  }
  const stream = {
    write(line: string) {
      const fit = permitted(line)
      if (fit !== null) write(fit)
    },
  }
  return pino(options, stream)
}

/** Opens the log where the configuration says: facialis.log of the data folder, put aside every 10 MiB, or standard output. */
export function openLog({ log, data }: Pick<Config, 'log' | 'data'>): Log {
  if (log === 'stdout') return { log: makeLogger((line) => process.stdout.write(line)), close: () => undefined }
  const file = openRotatingFile(join(data, 'facialis.log'), ROTATION)
  return { log: makeLogger((line) => file.write(line)), close: () => file.close() }
}
