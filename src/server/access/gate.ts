import type { FastifyRequest } from 'fastify'
import type { Kysely } from 'kysely'
import { z } from 'zod'
import { type GuardedRoute, PERMISSIONS, type Reach } from '../../core/contract/permissions.ts'
import type { ProblemCode } from '../../core/contract/problem.ts'
import type { Role } from '../../core/contract/roles.ts'
import type { ByteRoute, RecordKind, Route } from '../../core/contract/route.ts'
import { BYTE_ROUTES, ROUTES } from '../../core/contract/routes.ts'
import { recordAccess, sessionMark } from '../audit/audit-log.ts'
import { purposeOf, requireAsked } from '../consent/leaving.ts'
import type { Tables } from '../database/tables.ts'
import { callerOf, requireConfirmed } from '../routes/caller.ts'
import { notFound, Problem } from '../routes/problem.ts'
import type { Caller, Services } from '../routes/services.ts'
import { emergencyReason } from './emergency-reason.ts'
import { isKept } from './is-kept.ts'
import { isOfPatient, patientOf } from './patient-of.ts'
import { reaches } from './reach.ts'

/** What the work behind the gate is given. `db` is the transaction that also holds the entry of the audit. */
export interface Admitted {
  readonly caller: Caller
  readonly db: Kysely<Tables>
  readonly reach: Reach
}

/** The one place that decides whether a request may go on, and that writes down that it did. */
export interface Gate {
  /** Before the body is read: who is not signed in, or may never use this route, learns nothing about what is valid. */
  onRequest(request: FastifyRequest): Promise<void>
  /** Does the work when the record is within reach. `record` is the `:id` of the path, null when it has none. */
  pass<T>(request: FastifyRequest, record: string | null, work: (admitted: Admitted) => Promise<T>): Promise<T>
}

const saidSchema = z.object({ reason: z.string().min(1) })
const countedSchema = z.object({ count: z.number().int() })
const LINES: Readonly<Record<GuardedRoute, Route | ByteRoute>> = { ...ROUTES, ...BYTE_ROUTES }
/** Why the record is opened, percent-encoded, when the person says so. */
const REASON_HEADER = 'x-reason'
/** The answers that keep somebody from a record or an act; the others say what is wrong with what was sent. */
const REFUSALS: ReadonlySet<ProblemCode> = new Set([
  'forbidden',
  'second-factor',
  'confirm-identity',
  'restricted',
  'no-consent',
  'not-found',
])

/** The gate of one route. @throws Problem `signed-out`, `forbidden`, `restricted`, or `not-found`, which says nothing more. */
export function gateOf(services: Services, name: GuardedRoute): Gate {
  const { of, audited = true, confirm = false, secondFactor = true, leaves = false } = LINES[name]
  const callers = new WeakMap<FastifyRequest, Caller>()

  async function refused(request: FastifyRequest, caller: Caller, record: string | null): Promise<void> {
    await services.db.transaction().execute((db) => note(db, request, caller, record, null, 'refused', readableReason(request)))
  }

  async function note(
    db: Kysely<Tables>,
    request: FastifyRequest,
    caller: Caller,
    record: string | null,
    patient: string | null,
    outcome: 'done' | 'refused',
    said: string | null,
    count: number | null = null,
  ): Promise<void> {
    const { center, userId: actor, role } = caller
    const who = { center, actor, role, address: request.ip, session: sessionMark(caller.sessionId), request: request.id }
    const reason = said ?? (await emergencyReason(db, caller, patient))
    await recordAccess(db, { ...who, action: name, patient, record, outcome, reason, count })
  }

  return {
    async onRequest(request) {
      const caller = await callerOf(services, request, secondFactor)
      if (PERMISSIONS[name][caller.role] === 'none') {
        await refused(request, caller, null)
        throw new Problem('forbidden', 'Your account may not do this. The owner of the center decides what it may do.')
      }
      try {
        if (confirm) requireConfirmed(caller)
      } catch (error) {
        await refused(request, caller, null)
        throw error
      }
      callers.set(request, caller)
    },
    async pass(request, record, work) {
      const caller = callers.get(request)
      if (caller === undefined) throw new Error(`${name} was served past its gate`)
      const reach = PERMISSIONS[name][caller.role]
      try {
        return await services.db.transaction().execute(async (db) => {
          const patient = record === null || of === null ? null : await admit(db, caller, reach, of, record)
          const said = reasonOf(request)
          const purpose = leaves ? purposeOf(request) : null
          const answer = await work({ caller, db, reach })
          if (purpose !== null) requireAsked(name, db, purpose)
          // Last, because entries of a center are written one after the other: nobody waits while the work is done.
          if (audited) await note(db, request, caller, record, patient, 'done', said, countOf(answer))
          return answer
        })
      } catch (error) {
        if (error instanceof Problem && REFUSALS.has(error.code)) {
          await refused(request, caller, record)
        }
        throw error
      }
    },
  }
}

/** The patient behind a record within reach; null for a record that is of no patient. */
async function admit(
  db: Kysely<Tables>,
  caller: Caller,
  reach: Reach,
  kind: RecordKind,
  id: string,
): Promise<string | null> {
  // The route's own rows say whose they are.
  if (!isOfPatient(kind)) return null
  const patient = await patientOf(db, caller.center, kind, id)
  if (patient === null) throw notFound(kind)
  // What the center has deleted is kept for its staff to restore; to the person it is gone.
  if ((reach === 'own' || reach === 'ward') && !(await isKept(db, kind, id))) throw notFound(kind)
  if (await reaches(db, caller, reach, patient)) return patient
  if (reach === 'center' && mayBreakGlass(caller.role)) {
    throw new Problem('restricted', 'This record is open to its care team only. Break the glass when it cannot wait.')
  }
  throw notFound(kind)
}

/** How many records an answer holds, where it says so. */
function countOf(answer: unknown): number | null {
  if (Array.isArray(answer)) return answer.length
  const said = countedSchema.safeParse(answer)
  return said.success ? said.data.count : null
}

const mayBreakGlass = (role: Role): boolean => PERMISSIONS.breakGlass[role] !== 'none'

/**
 * Why: said in the body, as by who breaks the glass, or in a header; null when nothing is said.
 * @throws Problem `invalid` for what cannot be read or written down
 */
function reasonOf(request: FastifyRequest): string | null {
  const said = saidSchema.safeParse(request.body)
  const reason = said.success ? said.data.reason : reasonInHeader(request.headers[REASON_HEADER])
  // PostgreSQL keeps no text with a zero in it.
  if (reason?.includes('\0') === true) throw new Problem('invalid', 'The reason holds a character that cannot be kept.', 'reason')
  return reason?.slice(0, 500) ?? null
}

function reasonInHeader(given: string | readonly string[] | undefined): string | null {
  if (typeof given !== 'string' || given === '') return null
  try {
    return decodeURIComponent(given)
  } catch {
    throw new Problem('invalid', 'The reason is not percent-encoded.', REASON_HEADER)
  }
}

/** The reason of what is refused, which is written down whatever was said. */
function readableReason(request: FastifyRequest): string | null {
  try {
    return reasonOf(request)
  } catch {
    return null
  }
}
