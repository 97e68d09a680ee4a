import { createHash, randomUUID } from 'node:crypto'
import fc from 'fast-check'
import type { InjectOptions } from 'fastify'
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
type Place = (typeof PLACES)[number] | 'other person'
type Records = Readonly<Record<PatientRecordKind, string>>

const LINES: Readonly<Record<GuardedRoute, Route | ByteRoute>> = { ...ROUTES, ...BYTE_ROUTES }
const NAMES = Object.keys(PERMISSIONS) as GuardedRoute[]

const TUS = {
  'tus-resumable': '1.0.0',
  'upload-length': '9',
  'upload-metadata': `view ${btoa('rest')},filename ${btoa('a.png')},sha256 ${btoa('0'.repeat(64))}`,
}

let clinic: TestClinic
let hand: Hand
let picture: Buffer
let here = ''
let elsewhere = ''
let stranger: Person
const people = new Map<Role, Person>()
const records = new Map<Place, Records>()

/** What a route needs beside its path when its schema does not say it: bytes, headers, an upload that was begun. */
async function special(name: GuardedRoute, url: string, cookie: string, id: string): Promise<InjectOptions | null> {
  if (name === 'exportPatient') return { url, payload: { purpose: 'care', pictures: false, reason: 'asked for by the patient' } }
  if (name === 'upload') {
    const sha256 = createHash('sha256').update(picture).digest('hex')
    const headers = { 'content-type': 'application/octet-stream', 'x-file-name': 'a.png', 'x-content-sha256': sha256 }
    return { url, headers, payload: picture }
  }
  if (name === 'startUpload') return { url, headers: TUS }
  if (name !== 'continueUpload' && name !== 'finishUpload') return null
  const begun = await clinic.app.inject({ method: 'POST', url: `/api/assessments/${id}/uploads`, headers: { cookie, ...TUS } })
  const upload = begun.headers.location?.split('/').at(-1) ?? randomUUID()
  const patch = { 'tus-resumable': '1.0.0', 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' }
  const bytes = name === 'continueUpload' ? { headers: patch, payload: Buffer.from('nine byte') } : {}
  return { url: url.replace(':upload', upload), ...bytes }
}

async function send(name: GuardedRoute, id: string, cookie: string, seed: number) {
  const { method, path, ...line } = LINES[name]
  const url = `/api${path.replace(':id', id).replace(':view', 'rest')}`
  const made = await special(name, url, cookie, id)
  if (made !== null) return clinic.app.inject({ ...made, method, headers: { cookie, ...made.headers } })
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
  here = (await hand.sql<{ id: string }>('SELECT id FROM center'))[0]?.id ?? ''
  for (const role of ROLES) people.set(role, await hand.person(here, role))
  elsewhere = await hand.center('Elsewhere')
  stranger = await hand.person(elsewhere, 'owner')
  const mine = people.get('owner')?.cookie ?? ''
  for (const place of PLACES) records.set(place, await newRecords(place === 'other center' ? stranger.cookie : mine))
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
  await hand.sql('UPDATE center SET automatic_measurement = true')
  await hand.sql('UPDATE patient SET restricted = (id = $1)', [records.get('restricted patient')?.patient])
}

/** Makes a record that belongs to an account, or to its center, and to no patient. */
const THINGS: Readonly<Record<Exclude<RecordKind, PatientRecordKind>, (center: string, owner: Person) => Promise<string>>> = {
  async notice(center, { userId }) {
    const [row] = await hand.sql<{ id: string }>(
      `WITH glass AS (
        INSERT INTO emergency_access (center_id, patient_id, user_id, reason, ends_at)
        SELECT center_id, id, $2, 'a reason of the test', now() FROM patient WHERE center_id = $1 LIMIT 1 RETURNING id
      ) INSERT INTO notice (center_id, user_id, emergency_access_id) SELECT $1, $2, id FROM glass RETURNING id`,
      [center, userId],
    )
    return row?.id ?? ''
  },
  async passkey(_center, { userId }) {
    const [row] = await hand.sql<{ id: string }>(
      `INSERT INTO passkey (user_id, credential_id, public_key, counter, transports, rp_id, name)
       VALUES ($1, $2, '', 0, '{}', 'center.example', 'key') RETURNING id`,
      [userId, randomUUID()],
    )
    return row?.id ?? ''
  },
  async session(_center, { userId }) {
    const [row] = await hand.sql<{ id: string }>(
      `INSERT INTO session (id, token, "userId", "expiresAt", "updatedAt")
       VALUES ($1, $1, $2, now() + interval '1 hour', now()) RETURNING id`,
      [randomUUID(), userId],
    )
    return row?.id ?? ''
  },
  async member(center) {
    const { userId } = await hand.person(center, 'photographer')
    const [row] = await hand.sql<{ id: string }>('SELECT id FROM membership WHERE user_id = $1', [userId])
    return row?.id ?? ''
  },
  async invitation(center) {
    const [row] = await hand.sql<{ id: string }>(
      `INSERT INTO invitation (center_id, email, role, hash, expires_at)
       VALUES ($1, 'new@center.example', 'clinician', $2, now() + interval '1 day') RETURNING id`,
      [center, randomUUID()],
    )
    return row?.id ?? ''
  },
}

/** The record of a place, made anew where it belongs to no patient. */
async function recordAt(kind: RecordKind | null, role: Role, place: Place): Promise<string> {
  if (kind === null) return ''
  if (isOfPatient(kind)) return records.get(place)?.[kind] ?? ''
  const mine = people.get(role)
  if (mine === undefined) throw new Error(`nobody is ${role}`)
  if (place === 'own') return THINGS[kind](here, mine)
  if (place === 'other center') return THINGS[kind](elsewhere, stranger)
  return THINGS[kind](here, await hand.person(here, role))
}

const placesOf = (kind: RecordKind | null): readonly Place[] => {
  if (kind === null) return ['own']
  return isOfPatient(kind) ? PLACES : ['own', 'other person', 'other center']
}

type Verdict = 'admitted' | 'forbidden' | 'restricted' | 'not-found' | 'signed-out'

/** Said once more than in permissions.ts, from the sentences of its documentation: the table is read, the rule is not. */
function expected(role: Role, reach: Reach, kind: RecordKind | null, place: Place): Verdict {
  if (reach === 'none') return 'forbidden'
  if (kind === null) return 'admitted'
  if (place === 'other center') return 'not-found'
  if (reach === 'self') return place === 'own' ? 'admitted' : 'not-found'
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
      for (const place of placesOf(of)) {
        await reset()
        const id = await recordAt(of, role, place)
        const answer = await send(name, id, people.get(role)?.cookie ?? '', cells)
        const [is, should] = [verdict(answer.statusCode, answer.body), expected(role, PERMISSIONS[name][role], of, place)]
        if (is !== should) deviations.push(`${name}, ${role}, ${place}: ${is} instead of ${should}`)
        cells++
      }
    }
  }
  expect(deviations).toEqual([])
  figure('authorization: route × role × whose record', `${cells} cells, 0 deviations`, '0 deviations')
}, 900_000)

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
    if (of === null) continue
    const theirs = await send(name, await recordAt(of, 'owner', 'other center'), cookie, 2)
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
