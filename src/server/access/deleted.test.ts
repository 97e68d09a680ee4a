import { afterAll, beforeAll, expect, test } from 'vitest'
import { openClinic, OWNER, PERSON, type TestClinic } from '../testing/clinic.ts'
import { NO_MEASURER } from '../testing/no-measurer.ts'
import { type Hand, openHand, type Person } from '../testing/people.ts'

let clinic: TestClinic
let hand: Hand
let nora: Person
let mother: Person
let patient = ''
let assessment = ''
let photo = ''

beforeAll(async () => {
  clinic = await openClinic(NO_MEASURER)
  await clinic.ask('POST', '/setup', OWNER)
  await clinic.signIn()
  hand = await openHand(clinic.data)
  const center = (await hand.sql<{ id: string }>('SELECT id FROM center'))[0]?.id ?? ''
  patient = (await clinic.ask<{ id: string }>('POST', '/patients', PERSON)).id
  assessment = (await clinic.ask<{ id: string }>('POST', `/patients/${patient}/assessments`, { date: '2026-01-02' })).id
  photo = (await clinic.upload(assessment, 10)).id
  nora = await hand.person(center, 'patient')
  mother = await hand.person(center, 'guardian')
  await hand.sql(
    `INSERT INTO patient_account (center_id, patient_id, user_id, relation) VALUES ($1, $2, $3, 'self'), ($1, $2, $4, 'guardian')`,
    [center, patient, nora.userId, mother.userId],
  )
})
afterAll(async () => {
  await hand?.close()
  await clinic?.close()
})

const get = async (cookie: string, path: string) =>
  (await clinic.app.inject({ method: 'GET', url: `/api${path}`, headers: { cookie } })).statusCode

/** Undoes the deletion afterwards. */
async function whileDeleted(path: string, look: () => Promise<void>): Promise<void> {
  expect(await clinic.ask('DELETE', path)).toMatchObject({ status: 200 })
  await look()
  expect(await clinic.ask('POST', `${path}/restore`)).toMatchObject({ status: 200 })
}

const paths = () => [`/patients/${patient}`, `/assessments/${assessment}`, `/photos/${photo}`]

test('an original leaves for nobody while its photo, its assessment or its patient is deleted; staff still see the photo', async () => {
  const ask = async () => [await get(clinic.cookie(), `/photos/${photo}/original`), await get(clinic.cookie(), `/photos/${photo}/picture`)]
  for (const path of paths()) {
    expect(await ask()).toEqual([200, 200])
    await whileDeleted(path, async () => {
      expect(await ask(), path).toEqual([404, 200])
    })
  }
})

test('to the person and to who cares for them, what the center deleted is gone with all that belonged to it', async () => {
  const [ofPatient, ofAssessment, ofPhoto] = paths()
  const asked = [`${String(ofPatient)}/assessments`, ofAssessment ?? '', `${String(ofPhoto)}/picture`]
  for (const { cookie } of [nora, mother]) {
    const ask = () => Promise.all(asked.map((path) => get(cookie, path)))
    expect(await ask()).toEqual([200, 200, 200])
    await whileDeleted(ofPhoto ?? '', async () => expect(await ask()).toEqual([200, 200, 404]))
    await whileDeleted(ofAssessment ?? '', async () => {
      expect(await ask()).toEqual([200, 404, 404])
      const list = await clinic.app.inject({ method: 'GET', url: `/api${String(ofPatient)}/assessments`, headers: { cookie } })
      expect(list.json()).toEqual([])
    })
    await whileDeleted(ofPatient ?? '', async () => {
      expect(await ask()).toEqual([404, 404, 404])
      const list = await clinic.app.inject({ method: 'GET', url: '/api/patients', headers: { cookie } })
      expect(list.json()).toEqual([])
    })
  }
})
