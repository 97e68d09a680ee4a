import { createHash } from 'node:crypto'
import type { InjectOptions } from 'fastify'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ExportPreview, Release } from '../../core/contract/exports.ts'
import { BYTE_ROUTES, ROUTES } from '../../core/contract/routes.ts'
import type { Route } from '../../core/contract/route.ts'
import { recordFileSchema } from '../../core/exports/index.ts'
import type { Assessment, Photo, ViewId } from '../../core/records/assessment.ts'
import { PURPOSES } from '../../core/records/consent-scope.ts'
import type { Patient } from '../../core/records/patient.ts'
import type { PhotoMeasurer } from '../../core/records/photo-measurer.ts'
import { CANONICAL_VERTICES } from '../../core/face/canonical-mesh.ts'
import { giveConsent, withdrawConsent } from '../consent/testing/give-consent.ts'
import { unzip } from '../consent/testing/unzip.ts'
import { openClinic, OWNER, type TestClinic } from '../testing/clinic.ts'
import { type Hand, openHand } from '../testing/people.ts'

// In place of the networks: a face with two numbers, and the points from which it would be known again.
const measures = { chinDeviation: { value: { ok: true, value: -1.5, sd: 0.3, unit: 'mm' } } } as const
/** The mean face of the network, drawn large; iris points beside its eyes. The first point is found nowhere else. */
const LANDMARKS = Array.from({ length: 478 }, (_, i): [number, number] => {
  const at = i < 468 ? i : i < 473 ? 159 : 386
  const [x = 0, y = 0] = CANONICAL_VERTICES.slice(3 * at, 3 * at + 2)
  return [500.0625 + 40 * x, 500.0625 - 40 * y]
})
const FIRST_POINT = JSON.stringify(LANDMARKS[0]?.[1])

const standIn: PhotoMeasurer = {
  engine: { version: '0.0.0', landmarksModel: 'none', detectorModel: 'none' },
  measure: ({ name }) =>
    Promise.resolve({
      file: name,
      status: 'measured',
      width: 90,
      height: 70,
      faces: 1,
      scale: null,
      pose: { yaw: 0, pitch: 0, roll: 0 },
      quality: [{ id: 'framing', verdict: 'pass', says: `the whole face of ${name} is in the picture` }],
      measures,
      landmarks: LANDMARKS,
    }),
  close: () => Promise.resolve(),
}

/** What must not leave: each stands in the record, in the name of a file or in what a camera wrote. */
const CANARY = {
  name: 'Zuleika Canaria',
  birthDate: '1931-07-19',
  recordNumber: '=CANARY+4711',
  diagnosis: 'palsy of Zuleika',
  onset: '2019-04-23',
  note: '@note: her daughter Xanthippe drove her',
  file: 'zuleika-canaria.jpg',
  camera: 'CanaryCam 9000',
  day: '2020-05-24',
}

let clinic: TestClinic
let hand: Hand

beforeAll(async () => {
  clinic = await openClinic(standIn)
  await clinic.ask('POST', '/setup', OWNER)
  await clinic.signIn()
  hand = await openHand(clinic.data)
})
afterAll(async () => {
  await hand?.close()
  await clinic?.close()
})

/** A photo as a camera writes it, with its maker, its place and a name. */
const cameraJpeg = (red: number) =>
  sharp({ create: { width: 90, height: 70, channels: 3, background: { r: red, g: 90, b: 90 } } })
    .withExif({
      IFD0: { Make: CANARY.camera, Artist: CANARY.name },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 30/1 0/1' },
    })
    .jpeg()
    .toBuffer()

async function upload(assessment: string, view: ViewId, bytes: Buffer): Promise<string> {
  const answer = await clinic.app.inject({
    method: 'PUT',
    url: `/api/assessments/${assessment}/photos/${view}`,
    headers: {
      cookie: clinic.cookie(),
      'content-type': 'application/octet-stream',
      'x-file-name': CANARY.file,
      'x-content-sha256': createHash('sha256').update(bytes).digest('hex'),
    },
    payload: bytes,
  })
  return answer.json<Photo>().id
}

let numbers = 0
/** A person with two assessments of two photos each. */
async function person() {
  const { name, birthDate, recordNumber, diagnosis, onset } = CANARY
  const draft = {
    name,
    birthDate,
    recordNumber: `${recordNumber}-${String(++numbers)}`,
    diagnosis,
    onset,
    affectedSide: 'left',
  }
  const { id } = await clinic.ask<Patient>('POST', '/patients', draft)
  const assessments: string[] = []
  const photos: string[] = []
  const originals: Buffer[] = []
  for (const [index, date] of [CANARY.day, '2021-06-25'].entries()) {
    const made = await clinic.ask<Assessment>('POST', `/patients/${id}/assessments`, { date, note: CANARY.note })
    assessments.push(made.id)
    for (const [at, view] of (['rest', 'smile_open'] as const).entries()) {
      const bytes = await cameraJpeg(50 + 10 * (2 * index + at))
      originals.push(bytes)
      photos.push(await upload(made.id, view, bytes))
    }
    await clinic.settled(made.id)
  }
  return { id, assessments, photos, originals }
}

const inject = (
  method: NonNullable<InjectOptions['method']>,
  path: string,
  payload?: object,
  cookie = clinic.cookie(),
) => clinic.app.inject({ method, url: `/api${path}`, headers: { cookie }, ...(payload ? { payload } : {}) })

const everything = { pictures: true, reason: 'for the course of spring' }
const takeOut = (id: string, purpose: string, more: object = {}) =>
  inject('POST', `/patients/${id}/export`, { ...everything, purpose, ...more })
const codeOf = (answer: { json(): { code: string; field?: string } }) => [answer.json().code, answer.json().field]
const original = (photo: string, purpose?: string) =>
  inject('GET', `/photos/${photo}/original${purpose === undefined ? '' : `?purpose=${purpose}`}`)

async function opened(answer: { rawPayload: Buffer; statusCode: number }) {
  expect(answer.statusCode).toBe(200)
  const files = await unzip(answer.rawPayload)
  const text = (name: string) => files.get(name)?.toString('utf8') ?? ''
  const record = recordFileSchema.parse(JSON.parse(text('record.json')))
  return { files, text, record, pictures: [...files.keys()].filter((name) => name.startsWith('pictures/')) }
}

test('every route whose answer is a file for use outside says so, names its purpose, and lets nothing out without consent', async () => {
  const lines: Record<string, Omit<Route, 'body' | 'answer'>> = { ...ROUTES, ...BYTE_ROUTES }
  const leaving = Object.entries(lines).filter(([, { leaves }]) => leaves)
  expect(leaving.map(([name]) => name).sort()).toEqual(['exportPatient', 'original'])
  const { id, photos, assessments } = await person()
  for (const [name, { method, path, of }] of leaving) {
    const url = path.replace(':id', { patient: id, photo: photos[0], assessment: assessments[0] }[String(of)] ?? '')
    for (const purpose of PURPOSES) {
      const answer = await inject(
        method,
        `${url}?purpose=${purpose}`,
        method === 'POST' ? { ...everything, purpose } : undefined,
      )
      // Whoever treats a person may look at a photo before anybody has asked.
      const refused = name === 'original' && purpose === 'care' ? [200] : [409, 'no-consent', purpose]
      const said = answer.statusCode === 200 ? [] : codeOf(answer)
      expect([name, purpose, answer.statusCode, ...said]).toEqual([name, purpose, ...refused])
    }
    const nonsense = await inject(
      method,
      `${url}?purpose=curiosity`,
      method === 'POST' ? { ...everything, purpose: 'curiosity' } : undefined,
    )
    expect([name, nonsense.statusCode, ...codeOf(nonsense)]).toEqual([name, 400, 'invalid', 'purpose'])
  }
  const refusals = await hand.sql<{ outcome: string }>(
    `SELECT outcome FROM audit_entry WHERE action = 'exportPatient' AND patient_id IS NULL`,
  )
  expect(refusals.map(({ outcome }) => outcome)).toEqual(Array(4).fill('refused'))
})

test('for care the record leaves whole: originals byte for byte, words that are no formulas, numbers that are numbers', async () => {
  const { id, originals } = await person()
  await giveConsent(clinic, id)
  const answer = await takeOut(id, 'care')
  expect(answer.headers['content-disposition']).toMatch(/^attachment; filename="facialis-care-[0-9A-Z]{12}\.zip"$/)
  const { files, text, record, pictures } = await opened(answer)
  expect(record).toMatchObject({ schema: 'facialis.record/1', person: { name: CANARY.name }, leftOut: [] })
  expect(pictures.map((name) => files.get(name)?.toString('base64'))).toEqual(
    originals.map((bytes) => bytes.toString('base64')),
  )
  expect(files.size).toBe(7)
  const [, first = ''] = text('measures.csv').split('\r\n')
  // The record number begins with "=": an apostrophe stands before it. The value −1.5 of the chin stays a number.
  expect(first).toMatch(/^'=CANARY\+4711-\d+,1,2020-05-24,rest,photo,chinDeviation,.*,face,-1\.5,0\.3,mm,,automatic$/)
  expect(text('README.txt')).toContain('care: consent form version 1, signed 2026-02-01')
  expect(text('README.txt')).toContain('automatic, for review by a clinician, and not from a cleared medical device')
  expect([...files.keys()].join()).not.toMatch(/zuleika|canar/i)
})

test.each(['teaching', 'research', 'publication'] as const)(
  'for %s nothing leaves that says who it is',
  async (purpose) => {
    const { id, photos } = await person()
    await giveConsent(clinic, id, { [purpose]: 'granted', identifiableFace: 'granted' })
    const answer = await takeOut(id, purpose)
    const { files, text, record, pictures } = await opened(answer)
    expect(pictures).toHaveLength(4)
    for (const [name, bytes] of [['the ZIP', answer.rawPayload] as const, ...files]) {
      const found = Object.values(CANARY)
        .concat('Xanthippe', 'Zuleika', FIRST_POINT, '2021-06-25', id, ...photos)
        .filter((one) => bytes.includes(one))
      expect([name, found]).toEqual([name, []])
    }
    for (const name of pictures) {
      const { exif, xmp, iptc, icc, format } = await sharp(files.get(name)).metadata()
      expect([format, exif, xmp, iptc, icc]).toEqual(['jpeg', undefined, undefined, undefined, undefined])
    }
    // Onset 23 April 2019: 13 and 26 completed months. Born 19 July 1931: 88 and 89 years.
    expect(record).toMatchObject({
      schema: 'facialis.release/1',
      origin: 'onset',
      assessments: [
        { months: 13, ageYears: 88 },
        { months: 26, ageYears: 89 },
      ],
    })
    expect(record.leftOut).toContainEqual({ what: 'free-text', why: 'purpose', scope: null, state: null, count: 3 })
    expect(text('README.txt')).toContain(`${purpose}: consent form version 1, signed 2026`)
    expect(text('README.txt')).not.toContain('2026-02-01')
    expect(text('README.txt')).toMatch(/3 × notes and diagnoses in free words: never leaves outside care/)
  },
)

test('without consent to an identifiable face the numbers leave, and no face', async () => {
  const { id } = await person()
  await giveConsent(clinic, id, { research: 'granted', identifiableFace: 'declined' })
  const { text, record, pictures } = await opened(await takeOut(id, 'research'))
  expect(pictures).toEqual([])
  expect(record.leftOut).toContainEqual({
    what: 'picture',
    why: 'consent',
    scope: 'identifiableFace',
    state: 'declined',
    count: 4,
  })
  expect(text('README.txt')).toContain(
    '4 × pictures (their numbers are here): no consent to an identifiable face (declined)',
  )
  expect(
    text('measures.csv')
      .split('\r\n')
      .filter((line) => line.includes('chinDeviation')),
  ).toHaveLength(4)
})

test('an excluded photo leaves nothing behind, an allowed one leaves alone', async () => {
  const { id, photos } = await person()
  await giveConsent(clinic, id, { research: 'granted', teaching: 'declined', identifiableFace: 'granted' })
  const because = { date: '2026-02-05', reason: 'asked to' }
  await clinic.ask('POST', `/photos/${String(photos[0])}/consent`, { rule: 'excluded', scope: 'research', ...because })
  const research = await opened(await takeOut(id, 'research'))
  expect(research.pictures).toHaveLength(3)
  expect(research.record.leftOut).toContainEqual({
    what: 'photo',
    why: 'consent',
    scope: 'research',
    state: 'declined',
    count: 1,
  })
  expect(codeOf(await takeOut(id, 'teaching'))).toEqual(['no-consent', 'teaching'])
  const signed = { giver: { by: 'patient' }, means: { way: 'paper', witness: 'W' }, date: '2026-02-06' }
  await clinic.ask('POST', `/photos/${String(photos[3])}/consent`, { rule: 'allowed', scope: 'teaching', ...signed })
  const teaching = await opened(await takeOut(id, 'teaching'))
  expect([teaching.pictures.length, teaching.record.assessments.length]).toEqual([1, 1])
  expect(teaching.text('README.txt')).toContain('teaching: allowed for single pictures, 2026')
})

test('a picture leaves by itself: for care as it was taken, otherwise as a picture without metadata', async () => {
  const { id, photos, originals } = await person()
  const [photo = ''] = photos
  expect((await original(photo)).rawPayload.equals(originals[0] ?? Buffer.alloc(0))).toBe(true)
  await giveConsent(clinic, id, { care: 'declined' })
  expect(codeOf(await original(photo))).toEqual(['no-consent', 'care'])
  await giveConsent(clinic, id, { care: 'granted', teaching: 'granted' })
  expect((await original(photo)).rawPayload.equals(originals[0] ?? Buffer.alloc(0))).toBe(true)
  expect(codeOf(await original(photo, 'teaching'))).toEqual(['no-consent', 'identifiableFace'])
  await giveConsent(clinic, id, { identifiableFace: 'granted' })
  const shown = await original(photo, 'teaching')
  expect(shown.headers['content-disposition']).toMatch(/^attachment; filename="facialis-teaching-[0-9A-Z]{12}\.jpg"$/)
  expect((await sharp(shown.rawPayload).metadata()).exif).toBeUndefined()
  expect(await clinic.ask<Release[]>('GET', `/patients/${id}/releases`)).toMatchObject({
    0: { kind: 'picture', purpose: 'teaching' },
  })
})

test('the preview tells what the export then holds', async () => {
  const { id, assessments } = await person()
  const preview = (body: object) => clinic.ask<ExportPreview>('POST', `/patients/${id}/export-preview`, body)
  expect(await preview({ purpose: 'research', pictures: true })).toMatchObject({
    allowed: false,
    decision: { state: 'never-asked' },
  })
  await giveConsent(clinic, id, { research: 'granted', identifiableFace: 'granted' })
  const half = { purpose: 'research', pictures: true, assessments: [assessments[1]] }
  const told = await preview(half)
  expect(told).toMatchObject({ allowed: true, assessments: 1, photos: 2, pictures: 2 })
  const { record, pictures } = await opened(await takeOut(id, 'research', { assessments: [assessments[1]] }))
  expect([pictures.length, record.leftOut]).toEqual([told.pictures, told.leftOut])
  expect(record.assessments.map(({ number }) => number)).toEqual([2])
  const foreign = (await person()).assessments
  expect(await preview({ ...half, assessments: foreign })).toMatchObject({ status: 400, field: 'assessments' })
})

test('after a withdrawal nothing leaves, and what left before is told apart by its code', async () => {
  const { id } = await person()
  await giveConsent(clinic, id, { research: 'granted', teaching: 'granted', identifiableFace: 'granted' })
  const [research, teaching] = [
    await opened(await takeOut(id, 'research')),
    await opened(await takeOut(id, 'teaching')),
  ]
  await withdrawConsent(clinic, id, ['research'])
  expect(codeOf(await takeOut(id, 'research'))).toEqual(['no-consent', 'research'])
  const releases = Object.values(await clinic.ask<Release[]>('GET', `/patients/${id}/releases`)).filter(
    (one) => typeof one === 'object',
  )
  expect(releases.map(({ purpose, withdrawn, reason, pictures }) => [purpose, withdrawn, reason, pictures])).toEqual([
    ['teaching', [], everything.reason, 4],
    ['research', ['research'], everything.reason, 4],
  ])
  const inside = [teaching, research].map(({ record }) => (record.schema === 'facialis.release/1' ? record.code : ''))
  expect(releases.map(({ code }) => code)).toEqual(inside)
})

test('who may export is the owner and the clinician, of their own center, who have proved lately who they are', async () => {
  const { id, photos } = await person()
  await giveConsent(clinic, id, { care: 'granted' })
  const [{ id: here } = { id: '' }] = await hand.sql<{ id: string }>("SELECT id FROM center WHERE name = 'Center'")
  const body = { ...everything, purpose: 'care' }
  const status = async (cookie: string) => (await inject('POST', `/patients/${id}/export`, body, cookie)).statusCode
  expect(await status((await hand.person(here, 'clinician')).cookie)).toBe(200)
  for (const role of ['facialTherapist', 'appointmentSpecialist', 'photographer', 'researcher', 'patient'] as const) {
    expect([role, await status((await hand.person(here, role)).cookie)]).toEqual([role, 403])
  }
  const stranger = (await hand.person(await hand.center('Elsewhere'), 'owner')).cookie
  expect(await status(stranger)).toBe(404)
  expect((await inject('GET', `/photos/${String(photos[0])}/original`, undefined, stranger)).statusCode).toBe(404)
  const clinician = await hand.person(here, 'clinician')
  await hand.sql(`UPDATE session SET "confirmedAt" = now() - interval '1 hour' WHERE "userId" = $1`, [clinician.userId])
  expect(codeOf(await inject('POST', `/patients/${id}/export`, body, clinician.cookie))[0]).toBe('confirm-identity')
})

test('who takes a copy of the own record needs nobody’s consent for care', async () => {
  const { id, photos, originals } = await person()
  const [{ id: here } = { id: '' }] = await hand.sql<{ id: string }>("SELECT id FROM center WHERE name = 'Center'")
  const herself = await hand.person(here, 'patient')
  await hand.sql('INSERT INTO patient_account (center_id, patient_id, user_id, relation) VALUES ($1, $2, $3, $4)', [
    here,
    id,
    herself.userId,
    'self',
  ])
  const own = await inject('GET', `/photos/${String(photos[0])}/original`, undefined, herself.cookie)
  expect(own.rawPayload.equals(originals[0] ?? Buffer.alloc(0))).toBe(true)
})
