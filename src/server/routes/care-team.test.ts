import { afterAll, beforeAll, expect, test } from 'vitest'
import { openClinic, OWNER, PERSON, type TestClinic } from '../testing/clinic.ts'
import { NO_MEASURER } from '../testing/no-measurer.ts'
import { type Hand, openHand, type Person } from '../testing/people.ts'

let clinic: TestClinic
let hand: Hand
let treating: Person
let passing: Person
let path = ''

beforeAll(async () => {
  clinic = await openClinic(NO_MEASURER)
  await clinic.ask('POST', '/setup', OWNER)
  await clinic.signIn()
  hand = await openHand(clinic.data)
  const [center] = await hand.sql<{ id: string }>('SELECT id FROM center')
  treating = await hand.person(center?.id ?? '', 'clinician')
  passing = await hand.person(center?.id ?? '', 'clinician')
  const { id } = await clinic.ask<{ id: string }>('POST', '/patients', PERSON)
  path = `/patients/${id}`
  await clinic.ask('PUT', `${path}/care-team`, { restricted: true, members: [treating.userId] })
})
afterAll(async () => {
  await hand?.close()
  await clinic?.close()
})

const as = (person: Person, method: 'POST' | 'PUT', url: string, payload: object) =>
  clinic.app.inject({ method, url: `/api${url}`, headers: { cookie: person.cookie }, payload })

test('who broke the glass can neither stay in the record for good nor open it to everybody', async () => {
  const glass = await as(passing, 'POST', `${path}/emergency-access`, { reason: 'Corneal ulcer, the surgeon in charge is away' })
  expect(glass.statusCode).toBe(200)
  const members = [treating.userId, passing.userId]
  for (const team of [{ restricted: true, members }, { restricted: false, members: [] }]) {
    const answer = await as(passing, 'PUT', `${path}/care-team`, team)
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([403, 'restricted'])
  }
  expect(await clinic.ask('GET', `${path}/care-team`)).toMatchObject({ restricted: true, members: [treating.userId] })
  const refused = await hand.sql(`SELECT FROM audit_entry WHERE action = 'setCareTeam' AND outcome = 'refused' AND actor = $1`, [passing.userId])
  expect(refused).toHaveLength(2)
})

test('a clinician of the care team still decides who is in it', async () => {
  const members = [treating.userId, passing.userId].sort()
  expect((await as(treating, 'PUT', `${path}/care-team`, { restricted: true, members })).json()).toEqual({ restricted: true, members })
})
