import { z } from 'zod'
import type { Route } from './route.ts'
import { roleSchema } from './roles.ts'

const none = z.null()

/** For how long a broken glass stays open. */
export const EMERGENCY_ACCESS_HOURS = 4

/** Who is asking, as the center knows the account. */
export const meSchema = z.object({ userId: z.string(), name: z.string(), role: roleSchema })

export const colleagueSchema = z.object({ userId: z.string(), name: z.string(), role: roleSchema })

/** Who may open a restricted record. A record that is not restricted is open to the whole center, whoever is on the team. */
export const careTeamSchema = z.object({ restricted: z.boolean(), members: z.array(z.string()).max(200) })

/** Why the glass is broken: a sentence, which the owner of the center reads. */
export const emergencySchema = z.object({ reason: z.string().trim().min(10).max(500) })

export const emergencyAccessSchema = z.object({ endsAt: z.iso.datetime() })

/** What is shown of a restricted record so that a clinician can find it in an emergency. */
export const restrictedPatientSchema = z.object({ id: z.uuid(), name: z.string(), recordNumber: z.string() })

/** Something the owner is told: who broke the glass on which record, why, and until when it stayed open. */
export const noticeSchema = z.object({
  id: z.uuid(),
  createdAt: z.iso.datetime(),
  readAt: z.iso.datetime().nullable(),
  actor: z.string(),
  patientId: z.uuid(),
  recordNumber: z.string(),
  reason: z.string(),
  endsAt: z.iso.datetime(),
})

/** Who may see which record, and the way in when it cannot wait. */
export const ACCESS_ROUTES = {
  me: { method: 'GET', path: '/me', of: null, body: none, answer: meSchema, audited: false },
  colleagues: { method: 'GET', path: '/colleagues', of: null, body: none, answer: z.array(colleagueSchema), audited: false },
  careTeam: { method: 'GET', path: '/patients/:id/care-team', of: 'patient', body: none, answer: careTeamSchema },
  setCareTeam: { method: 'PUT', path: '/patients/:id/care-team', of: 'patient', body: careTeamSchema, answer: careTeamSchema },
  restrictedPatients: {
    method: 'GET',
    path: '/restricted-patients',
    of: null,
    body: none,
    answer: z.array(restrictedPatientSchema),
  },
  breakGlass: {
    method: 'POST',
    path: '/patients/:id/emergency-access',
    of: 'patient',
    body: emergencySchema,
    answer: emergencyAccessSchema,
  },
  notices: { method: 'GET', path: '/notices', of: null, body: none, answer: z.array(noticeSchema) },
  readNotice: { method: 'POST', path: '/notices/:id/read', of: 'notice', body: none, answer: noticeSchema },
} as const satisfies Record<string, Route>

export type Me = z.infer<typeof meSchema>
export type Colleague = z.infer<typeof colleagueSchema>
export type CareTeam = z.infer<typeof careTeamSchema>
export type Notice = z.infer<typeof noticeSchema>
