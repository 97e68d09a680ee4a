import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openClinic, OWNER, PERSON, type TestClinic } from '../testing/clinic.ts'
import { NO_MEASURER } from '../testing/no-measurer.ts'
import { type Hand, openHand, type Person } from '../testing/people.ts'

let clinic: TestClinic
let hand: Hand
let photographer: Person
beforeAll(async () => {
  clinic = await openClinic(NO_MEASURER)
  await clinic.ask('POST', '/setup', OWNER)
  await clinic.signIn()
  hand = await openHand(clinic.data)
  const [center] = await hand.sql<{ id: string }>('SELECT id FROM center')
  photographer = await hand.person(center?.id ?? '', 'photographer')
})
afterAll(async () => {
  await hand?.close()
  await clinic?.close()
})

const UNREADABLE = ['%', '%ff', '%00']

const entries = (action: string, record: string | null) =>
  hand.sql<{ outcome: string; reason: string | null }>(
    'SELECT outcome, reason FROM audit_entry WHERE action = $1 AND record_id IS NOT DISTINCT FROM $2 ORDER BY seq',
    [action, record],
  )

test.each(UNREADABLE)('a reason that cannot be read (%s) keeps no refusal out of the audit', async (reason) => {
  const nobodys = randomUUID()
  const headers = { cookie: photographer.cookie, 'x-reason': reason }
  expect((await clinic.app.inject({ method: 'GET', url: `/api/patients/${nobodys}`, headers })).statusCode).toBe(404)
  expect(await entries('patient', nobodys)).toEqual([{ outcome: 'refused', reason: null }])
  const before = (await entries('searchAudit', null)).length
  const payload = { patient: null, actor: null, group: null, refusedOnly: false, from: null, to: null, before: null }
  expect((await clinic.app.inject({ method: 'POST', url: '/api/audit/search', headers, payload })).statusCode).toBe(403)
  expect((await entries('searchAudit', null)).slice(before)).toEqual([{ outcome: 'refused', reason: null }])
})

test.each(UNREADABLE)('with a reason that cannot be read (%s) nothing is done', async (reason) => {
  const headers = { cookie: clinic.cookie(), 'x-reason': reason }
  const payload = { ...PERSON, recordNumber: randomUUID() }
  const answer = await clinic.app.inject({ method: 'POST', url: '/api/patients', headers, payload })
  expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([400, 'invalid'])
  expect(await hand.sql('SELECT FROM patient WHERE record_number = $1', [payload.recordNumber])).toEqual([])
})
