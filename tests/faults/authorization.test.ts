import { createHash, randomUUID } from 'node:crypto'
import fc from 'fast-check'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type GuardedRoute, PERMISSIONS, type Reach } from '../../src/core/contract/permissions.ts'
import { isStaff, type Role, ROLES } from '../../src/core/contract/roles.ts'
import type { ByteRoute, RecordKind, Route } from '../../src/core/contract/route.ts'
import { BYTE_ROUTES, ROUTES } from '../../src/core/contract/routes.ts'
import { isOfPatient, type PatientRecordKind } from '../../src/server/access/patient-of.ts'
import { openHand, type Hand, type Person } from '../../src/server/testing/people.ts'
import { openClinic, OWNER, type TestClinic } from '../../src/server/testing/clinic.ts'
import { REFUSES } from './refusing-measurer.ts'
import { figure } from './figures.ts'
import { validFor } from './schema/arbitrary.ts'

/** Whose record a request is about, seen from the account that asks. */
const PLACES = ['own', 'other patient', 'restricted patient', 'other center'] as const
type Place = (typeof PLACES)[number]
type Records = Readonly<Record<PatientRecordKind, string>>

const LINES: Readonly<Record<GuardedRoute, Route | ByteRoute>> = { ...ROUTES, ...BYTE_ROUTES }
const NAMES = Object.keys(PERMISSIONS) as GuardedRoute[]

let clinic: TestClinic
let hand: Hand
let picture: Buffer
const people = new Map<Role, Person>()
const records = new Map<Place, Records>()

async function send(name: GuardedRoute, id: string, cookie: string, seed: number) {
  const { method, path, ...line } = LINES[name]
  const url = `/api${path.replace(':id', id).replace(':view', 'rest')}`
  if (name === 'upload') {
    const sha256 = createHash('sha256').update(picture).digest('hex')
    const headers = { cookie, 'content-type': 'application/octet-stream', 'x-file-name': 'a.png', 'x-content-sha256': sha256 }
    return clinic.app.inject({ method, url, headers, payload: picture })
  }
  const body = 'body' in line ? fc.sample(validFor(line.body), { numRuns: 1, seed })[0] : null
  return clinic.app.inject({ method, url, headers: { cookie }, ...(body === null ? {} : { payload: body as object }) })
}

async function newRecords(cookie: string): Promise<Records> {
  const headers = { cookie }
  const person = { name: 'Nora Name', birthDate: '1980-02-29', recordNumber: randomUUID(), affectedSide: 'left' }
  const made = await clinic.app.inject({ method: 'POST', url: '/api/patients', headers, payload: person })
  const patient = made.json<{ id: string }>().id
  const visit = { date: '2026-01-02' }
  const begun = await clinic.app.inject({ method: 'POST', url: `/api/patients/${patient}/assessments`, headers, payload: visit })
  const assessment = begun.json<{ id: string }>().id
  const photo = (await send('upload', assessment, cookie, 0)).json<{ id: string }>().id
  return { patient, assessment, photo }
}

beforeAll(async () => {
  clinic = await openClinic(REFUSES)
  picture = await sharp({ create: { width: 9, height: 7, channels: 3, background: 'teal' } }).png().toBuffer()
  await clinic.ask('POST', '/setup', OWNER)
  hand = await openHand(clinic.data)
  const [{ id: here } = { id: '' }] = await hand.sql<{ id: string }>('SELECT id FROM center')
  for (const role of ROLES) people.set(role, await hand.person(here, role))
  const elsewhere = await hand.person(await hand.center('Elsewhere'), 'owner')
  const mine = people.get('owner')?.cookie ?? ''
  for (const place of PLACES) records.set(place, await newRecords(place === 'other center' ? elsewhere.cookie : mine))
  for (const [role, relation] of [['patient', 'self'], ['guardian', 'guardian']] as const) {
    const row = [here, records.get('own')?.patient, people.get(role)?.userId, relation]
    await hand.sql('INSERT INTO patient_account (center_id, patient_id, user_id, relation) VALUES ($1, $2, $3, $4)', row)
  }
})
afterAll(async () => {
  await hand?.close()
  await clinic?.close()
})

/** What earlier requests changed is undone: every cell starts from the same records. */
async function reset(): Promise<void> {
  for (const table of ['patient', 'assessment', 'photo']) await hand.sql(`UPDATE ${table} SET deleted_at = NULL`)
  await hand.sql('DELETE FROM care_team')
  await hand.sql('DELETE FROM notice')
  await hand.sql('DELETE FROM emergency_access')
  await hand.sql('UPDATE patient SET restricted = (id = $1)', [records.get('restricted patient')?.patient])
}

type Verdict = 'admitted' | 'forbidden' | 'restricted' | 'not-found' | 'signed-out'

/** Said once more than in permissions.ts, from the sentences of its documentation: the table is read, the rule is not. */
function expected(role: Role, reach: Reach, kind: RecordKind | null, place: Place): Verdict {
  if (reach === 'none') return 'forbidden'
  if (kind === null) return 'admitted'
  // Of what belongs to no patient a name was made up.
  if (!isOfPatient(kind)) return 'not-found'
  if (place === 'other center') return 'not-found'
  if (reach === 'all') return 'admitted'
  if (reach === 'own' || reach === 'ward') return place === 'own' ? 'admitted' : 'not-found'
  if (place !== 'restricted patient') return 'admitted'
  return role === 'owner' || role === 'clinician' ? 'restricted' : 'not-found'
}

function verdict(status: number, body: string): Verdict {
  if (status === 401) return 'signed-out'
  if (status === 404) return 'not-found'
  if (status === 403) return (JSON.parse(body) as { code: Verdict }).code
  return 'admitted'
}

test('every role may use every route on exactly the records that the table of permissions gives it', async () => {
  const deviations: string[] = []
  let cells = 0
  for (const name of NAMES) {
    const { of } = LINES[name]
    for (const role of ROLES) {
      for (const place of of === null || !isOfPatient(of) ? (['own'] as const) : PLACES) {
        await reset()
        const id = of === null || !isOfPatient(of) ? randomUUID() : records.get(place)?.[of]
        const answer = await send(name, id ?? '', people.get(role)?.cookie ?? '', cells)
        const [is, should] = [verdict(answer.statusCode, answer.body), expected(role, PERMISSIONS[name][role], of, place)]
        if (is !== should) deviations.push(`${name}, ${role}, ${place}: ${is} instead of ${should}`)
        cells++
      }
    }
  }
  expect(deviations).toEqual([])
  figure('authorization: route × role × whose record', `${cells} cells, 0 deviations`, '0 deviations')
})

test('without a session, and with the cookie of one that never was, every route of the table is closed', async () => {
  for (const name of NAMES) {
    for (const cookie of ['', 'facialis.session_token=made.up']) {
      const { statusCode, body } = await send(name, randomUUID(), cookie, 1)
      expect([name, verdict(statusCode, body)]).toEqual([name, 'signed-out'])
    }
  }
})

test('a record of another center is answered like one that never was, to the letter', async () => {
  const cookie = people.get('owner')?.cookie ?? ''
  for (const name of NAMES) {
    const { of } = LINES[name]
    if (of === null || !isOfPatient(of)) continue
    const theirs = await send(name, records.get('other center')?.[of] ?? '', cookie, 2)
    const nobodys = await send(name, randomUUID(), cookie, 2)
    expect([name, theirs.statusCode, theirs.body]).toEqual([name, nobodys.statusCode, nobodys.body])
  }
})

test('the care team opens a restricted record, and so does a broken glass, of which every owner is told why', async () => {
  await reset()
  const closed = records.get('restricted patient')?.patient ?? ''
  const clinician = people.get('clinician')
  const therapist = people.get('facialTherapist')
  const open = (person: Person | undefined) => send('patient', closed, person?.cookie ?? '', 3)
  expect((await open(therapist)).statusCode).toBe(404)
  const owner = people.get('owner')?.cookie ?? ''
  const team = { restricted: true, members: [therapist?.userId] }
  const set = await clinic.app.inject({ method: 'PUT', url: `/api/patients/${closed}/care-team`, headers: { cookie: owner }, payload: team })
  expect(set.json()).toEqual(team)
  expect((await open(therapist)).statusCode).toBe(200)

  expect((await open(clinician)).json()).toMatchObject({ code: 'restricted' })
  const glass = { method: 'POST', url: `/api/patients/${closed}/emergency-access`, headers: { cookie: clinician?.cookie ?? '' } } as const
  expect((await clinic.app.inject({ ...glass, payload: { reason: 'short' } })).statusCode).toBe(400)
  const reason = 'Sudden corneal ulcer, the surgeon in charge is away'
  expect((await clinic.app.inject({ ...glass, payload: { reason } })).statusCode).toBe(200)
  expect((await open(clinician)).statusCode).toBe(200)
  const told = await send('notices', '', owner, 4)
  expect(told.json()).toMatchObject([{ actor: 'The clinician', patientId: closed, reason, readAt: null }])

  await hand.sql(`UPDATE emergency_access SET ends_at = now() - interval '1 second'`)
  expect((await open(clinician)).json()).toMatchObject({ code: 'restricted' })
})

test('the lists of patients hold what their reader reaches, and nothing else', async () => {
  await reset()
  const listed = async (role: Role) => {
    const answer = await send('patients', '', people.get(role)?.cookie ?? '', 5)
    return answer.json<{ id: string }[]>().map(({ id }) => id)
  }
  const [own, other, restricted] = [records.get('own'), records.get('other patient'), records.get('restricted patient')]
  for (const role of ROLES) {
    const reach = PERMISSIONS.patients[role]
    if (reach === 'none') continue
    const ids = await listed(role)
    expect(ids).toContain(own?.patient)
    expect(ids.includes(other?.patient ?? '')).toBe(isStaff(role))
    expect(ids).not.toContain(restricted?.patient)
    expect(ids).not.toContain(records.get('other center')?.patient)
  }
})
