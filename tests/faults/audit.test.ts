import { createHash, randomUUID } from 'node:crypto'
import fc from 'fast-check'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { AuditEntry, AuditVerification } from '../../src/core/contract/audit.ts'
import { type GuardedRoute, PERMISSIONS } from '../../src/core/contract/permissions.ts'
import type { ByteRoute, Route } from '../../src/core/contract/route.ts'
import { BYTE_ROUTES, ROUTES } from '../../src/core/contract/routes.ts'
import { isOfPatient } from '../../src/server/access/patient-of.ts'
import { openHand, type Hand, type Person } from '../../src/server/testing/people.ts'
import { openClinic, OWNER, type TestClinic } from '../../src/server/testing/clinic.ts'
import { figure } from './figures.ts'
import { REFUSES } from './refusing-measurer.ts'
import { validFor } from './schema/arbitrary.ts'

const LINES: Readonly<Record<GuardedRoute, Route | ByteRoute>> = { ...ROUTES, ...BYTE_ROUTES }
const NAMES = Object.keys(PERMISSIONS) as GuardedRoute[]

let clinic: TestClinic
let hand: Hand
let here: string
let owner: Person
let picture: Buffer

interface Entry {
  readonly seq: string
  readonly actor: string
  readonly action: string
  readonly outcome: string
  readonly patient: string | null
  readonly count: number | null
  readonly session: string | null
  readonly request: string | null
}

beforeAll(async () => {
  clinic = await openClinic(REFUSES)
  picture = await sharp({ create: { width: 9, height: 7, channels: 3, background: 'teal' } }).png().toBuffer()
  await clinic.ask('POST', '/setup', OWNER)
  hand = await openHand(clinic.data)
  here = (await hand.sql<{ id: string }>('SELECT id FROM center'))[0]?.id ?? ''
  owner = await hand.person(here, 'owner')
})
afterAll(async () => {
  await hand?.close()
  await clinic?.close()
})

const post = (url: string, { cookie }: Person, payload: object) => clinic.app.inject({ method: 'POST', url: `/api${url}`, headers: { cookie }, payload })

async function newRecords() {
  const person = { name: 'Nora Name', birthDate: '1980-02-29', recordNumber: randomUUID(), affectedSide: 'left' }
  const patient = (await post('/patients', owner, person)).json<{ id: string }>().id
  const assessment = (await post(`/patients/${patient}/assessments`, owner, { date: '2026-01-02' })).json<{ id: string }>().id
  const photo = (await send('upload', assessment, owner)).json<{ id: string }>().id
  return { patient, assessment, photo }
}

function send(name: GuardedRoute, id: string, { cookie }: Person, seed = 0) {
  const { method, path, ...line } = LINES[name]
  const url = `/api${path.replace(':id', id).replace(':view', 'rest').replace(':upload', randomUUID())}`
  const headers = { cookie }
  if (name === 'upload') {
    const sha256 = createHash('sha256').update(picture).digest('hex')
    const said = { 'content-type': 'application/octet-stream', 'x-file-name': 'a.png', 'x-content-sha256': sha256 }
    return clinic.app.inject({ method, url, headers: { ...headers, ...said }, payload: picture })
  }
  const body = 'body' in line ? fc.sample(validFor(line.body), { numRuns: 1, seed })[0] : null
  return clinic.app.inject({ method, url, headers, ...(body === null ? {} : { payload: body as object }) })
}

/** Not for this account, not there, or not consented to; other failures only say what is wrong with the request. */
const keptAway = (status: number, body: string) => status === 403 || status === 404 || body.includes('"no-consent"')

/** The entries of the center from there on, but for those of the background, which come when they come. */
const entriesAfter = (seq: number) =>
  hand.sql<Entry>(
    `SELECT seq, actor, action, outcome, patient_id AS patient, count, session, request FROM audit_entry
     WHERE center_id = $1 AND seq > $2 AND role <> 'system' ORDER BY seq`,
    [here, seq],
  )
const lastSeq = async () => Number((await hand.sql<{ n: string | null }>('SELECT max(seq) AS n FROM audit_entry WHERE center_id = $1', [here]))[0]?.n ?? 0)

test('every access through every route leaves exactly one entry that tells who, what and whose; what changed nothing leaves none', async () => {
  const deviations: string[] = []
  const done = new Set<string>()
  let requests = 0
  let records = await newRecords()
  for (const name of NAMES) {
    const { of, audited = true, method } = LINES[name]
    const asking = await hand.person(here, 'owner')
    // Another body where the first one did not get through.
    for (let seed = 0; seed < 3 && !done.has(name); seed++) {
      if (method !== 'GET' && of !== null && isOfPatient(of)) records = await newRecords()
      const id = of !== null && isOfPatient(of) ? records[of] : randomUUID()
      const before = await lastSeq()
      const { statusCode, body } = await send(name, id, asking, seed)
      requests++
      // What an account or the machine does by itself, a failed proof of identity say, has a name that is no route's.
      const entries = (await entriesAfter(before)).filter(({ action }) => Object.hasOwn(LINES, action))
      const outcome = statusCode < 400 ? (audited ? 'done' : null) : keptAway(statusCode, body) ? 'refused' : null
      if (outcome === 'done' || statusCode < 400) done.add(name)
      const whose = outcome === 'done' && of !== null && isOfPatient(of) ? records.patient : null
      const told = entries.map(({ actor, action, outcome: o, patient }) => `${actor} ${action} ${o} ${String(patient)}`)
      const should = outcome === null ? [] : [`${asking.userId} ${name} ${outcome} ${String(whose)}`]
      if (told.join() !== should.join()) deviations.push(`${name} ${String(statusCode)}: ${told.join()} instead of ${should.join()}`)
      if (entries.some(({ session, request }) => session === null || request === null)) deviations.push(`${name}: no session or request`)
    }
  }
  expect(deviations).toEqual([])
  // A route that no request ever got through would prove nothing: enough of them must have.
  for (const name of ['patient', 'patients', 'deletePatient', 'careTeam', 'assessment', 'trends', 'picture', 'upload', 'measureAgain']) {
    expect(done, name).toContain(name)
  }
  expect(done.size).toBeGreaterThan(30)
  figure('one entry in the audit for each access, through every guarded route', `${String(requests)} requests, 0 deviations`, '0')
}, 600_000)

test('a list says how many records it answered; breaking the glass and what follows say why', async () => {
  const { patient } = await newRecords()
  const clinician = await hand.person(here, 'clinician')
  const before = await lastSeq()
  const list = (await clinic.app.inject({ url: '/api/patients', headers: { cookie: clinician.cookie } })).json<unknown[]>()
  await hand.sql('UPDATE patient SET restricted = true WHERE id = $1', [patient])
  const reason = 'The patient is unconscious and I am on call.'
  await clinic.app.inject({ url: `/api/patients/${patient}`, headers: { cookie: clinician.cookie } })
  await post(`/patients/${patient}/emergency-access`, clinician, { reason })
  await clinic.app.inject({ url: `/api/patients/${patient}`, headers: { cookie: clinician.cookie } })
  const asked = { patient: null, actor: clinician.userId, group: null, refusedOnly: false, from: null, to: null, before: null }
  const found = (await post('/audit/search', owner, asked)).json<AuditEntry[]>().filter(({ seq }) => seq > before)
  expect(found.map(({ action, outcome, reason: why, count }) => [action, outcome, why, count])).toEqual([
    ['patient', 'done', reason, null],
    ['breakGlass', 'done', reason, null],
    ['patient', 'refused', null, null],
    ['patients', 'done', null, list.length],
  ])
  expect(found[0]).toMatchObject({ actorName: 'The clinician', role: 'clinician', patient: { id: patient, name: 'Nora Name' } })
})

test('the owner finds entries by record number, person, kind, refusal and time, page by page, and no other center', async () => {
  const { patient } = await newRecords()
  const [{ number } = { number: '' }] = await hand.sql<{ number: string }>('SELECT record_number AS number FROM patient WHERE id = $1', [patient])
  const nothing = { patient: null, actor: null, group: null, refusedOnly: false, from: null, to: null, before: null }
  const search = async (filter: object, who = owner) => (await post('/audit/search', who, { ...nothing, ...filter })).json<AuditEntry[]>()
  expect((await search({ patient: number })).map(({ action }) => action)).toEqual(['upload', 'createAssessment'])
  expect((await search({ patient: 'nora na', group: 'changed' })).every(({ patient: of }) => of?.name === 'Nora Name')).toBe(true)
  expect(await search({ patient: '%' })).toEqual([])
  expect((await search({ refusedOnly: true })).every(({ outcome }) => outcome === 'refused')).toBe(true)
  expect(await search({ from: '2100-01-01T00:00:00.000Z' })).toEqual([])
  const first = await search({})
  expect(first).toHaveLength(100)
  const second = await search({ before: first.at(-1)?.seq })
  expect(second[0]?.seq).toBe(Number(first.at(-1)?.seq) - 1)
  const elsewhere = await hand.person(await hand.center('Elsewhere'), 'owner')
  expect(await search({}, elsewhere)).toEqual([])
})

test('the owner verifies the chain and takes it out as lines of JSON or as a table', async () => {
  const { cookie } = owner
  const elsewhere = await hand.person(await hand.center('Nowhere'), 'owner')
  expect((await clinic.app.inject({ url: '/api/audit/verification', headers: { cookie: elsewhere.cookie } })).json()).toBeNull()
  const verified = await clinic.app.inject({ method: 'POST', url: '/api/audit/verify', headers: { cookie } })
  const { verdict } = verified.json<AuditVerification>()
  expect(verdict).toMatchObject({ intact: true, anchors: { found: true, unreadable: 0 }, chains: [{ center: here, faultCount: 0 }] })
  expect((await clinic.app.inject({ url: '/api/audit/verification', headers: { cookie } })).json()).toEqual(verified.json())
  const asked = { patient: null, actor: null, group: null, refusedOnly: false, from: null, to: null }
  for (const format of ['jsonl', 'csv']) {
    const file = (await post('/audit/export', owner, { ...asked, format })).json<{ text: string; count: number }>()
    expect(file.text.trimEnd().split('\n')).toHaveLength(file.count + (format === 'csv' ? 1 : 0))
    expect((await entriesAfter((await lastSeq()) - 1))[0]).toMatchObject({ action: 'exportAudit', count: file.count })
  }
})
