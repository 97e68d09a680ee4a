import type { FastifyError, FastifyInstance, FastifyReply } from 'fastify'
import { PROBLEM_STATUS, type ProblemBody } from '../../core/contract/problem.ts'
import { UNROUTED_HEADERS } from '../edge/headers/security-headers.ts'
import { codeOf, faultOf } from '../edge/log/fault.ts'
import { DOES_NOT_ANSWER, Problem } from './problem.ts'

/** Codes of the operating system and of PostgreSQL that mean: out of reach for now, nothing was written. */
const AWAY = /^(ECONN|EPIPE|ETIMEDOUT|EHOST|ENET|ENOTFOUND|EAI_|EMFILE|ENFILE|ENOMEM|EROFS|EIO|08|40|53|55P03|57)/
/** The same for: the disk is full. */
const FULL = /^(ENOSPC|EDQUOT|53100)$/
/** The same as AWAY of PostgreSQL's client, which gives these no code. */
const AWAY_IN_WORDS = /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/
/** PostgreSQL's codes for text or a date it cannot hold: a character of number zero, the year zero. */
const CANNOT_HOLD = /^(22P05|22021|22007|22008)$/

const STORAGE_FULL = 'There is no room left on the disk of Facialis. Nothing of this was kept: free some, then try again.'

/** Turns whatever a request fails with into a problem of the contract. */
export function answerFailures(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const body = problemOf(error)
    if (body.code === 'defect' || body.code === 'unavailable' || body.code === 'storage-full') {
      request.log.error({ ...faultOf(error) })
    }
    return reply.code(PROBLEM_STATUS[body.code]).type('application/json').send(JSON.stringify(body))
  })
}

/** For Fastify's own option: an address that is not percent-encoded, or names nothing that could be served. */
export function answerUnroutable(_error: FastifyError, _request: unknown, reply: FastifyReply): void {
  const body: ProblemBody = { code: 'invalid', message: 'The address of the request cannot be read.' }
  void reply.code(PROBLEM_STATUS.invalid).headers(UNROUTED_HEADERS).type('application/json').send(JSON.stringify(body))
}

function problemOf(error: FastifyError): ProblemBody {
  if (error instanceof Problem) {
    return { code: error.code, message: error.message, ...(error.field === undefined ? {} : { field: error.field }) }
  }
  const fault = error.validation?.[0]
  if (fault !== undefined) {
    const field = fault.instancePath.replace(/^\//, '').replaceAll('/', '.')
    return { code: 'invalid', message: `${field || 'The request'}: ${fault.message ?? 'is not valid'}.`, field }
  }
  if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE') return { code: 'too-large', message: 'The file is larger than 64 MiB.' }
  const code = codeOf(error)
  const unreached = 'syscall' in error && error.syscall === 'connect'
  if (CANNOT_HOLD.test(code)) return { code: 'invalid', message: 'A character or a date in the request cannot be stored.' }
  if (FULL.test(code)) return { code: 'storage-full', message: STORAGE_FULL }
  if (unreached || AWAY.test(code) || AWAY_IN_WORDS.test(error.message)) {
    return { code: 'unavailable', message: DOES_NOT_ANSWER }
  }
  if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500) {
    return { code: 'invalid', message: 'The request cannot be read.' }
  }
  return { code: 'defect', message: 'Something went wrong in Facialis. Nothing was saved: try again, and report it if it stays.' }
}
