import { readFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { InjectOptions } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Assessment } from '../../../core/records/assessment.ts'
import type { PhotoMeasurer } from '../../../core/records/photo-measurer.ts'
import { openClinic, OWNER, type TestClinic } from '../../testing/clinic.ts'

/** What must be in no log, one of each kind: name, birth date, record number, diagnosis, note, file, search, password, reason. */
const CANARIES = {
  name: 'Zoraname Canary',
  birthDate: '1951-07-13',
  recordNumber: 'CANARY-REC-77',
  diagnosis: 'canarydiagnosis',
  note: 'canarynote after the operation',
  file: 'canaryfile.png',
  search: 'canarysearch',
  password: 'canarypassword that is wrong',
  reason: 'canaryreason for opening',
  stack: 'canarystack',
}

const breaking: PhotoMeasurer = {
  engine: { version: '0.0.0', landmarksModel: 'none', detectorModel: 'none' },
  measure: ({ name }) => {
    const text = `${name}\n    at ${CANARIES.stack} (${name})`
    return Promise.reject(Object.assign(new Error(text, { cause: new Error(name) }), { code: name, detail: name }))
  },
  close: () => Promise.resolve(),
}

let clinic: TestClinic
beforeAll(async () => {
  clinic = await openClinic(breaking)
  await clinic.ask('POST', '/setup', OWNER)
})
afterAll(() => clinic.close())

const send = (options: InjectOptions) =>
  clinic.app.inject({ ...options, headers: { cookie: clinic.cookie(), ...options.headers } })

test('nothing about a person is in the log, whatever goes wrong', async () => {
  const { name, birthDate, recordNumber, diagnosis, note, file, search, password, reason } = CANARIES
  const json = { 'content-type': 'application/json' }
  await send({ method: 'POST', url: '/api/auth/sign-in/email', payload: { email: OWNER.email, password } })
  await clinic.signIn()
  const token = clinic.cookie().split('=')[1] ?? ''
  const person = { name, birthDate, recordNumber, affectedSide: 'left', diagnosis }

  const patient = await clinic.ask<{ id: string }>('POST', '/patients', person)
  await clinic.ask('POST', '/patients', person)
  // PostgreSQL cannot hold the character of number zero; its message quotes the rest.
  await clinic.ask('POST', '/patients', { ...person, name: `${name}\u0000`, recordNumber: `${recordNumber}-2` })
  await send({ method: 'POST', url: '/api/patients', headers: json, payload: `{"name":"${name}", broken` })
  await send({ method: 'POST', url: '/api/patients', headers: json, payload: JSON.stringify({ note: note.repeat(100_000) }) })
  await send({ method: 'GET', url: `/api/patients?search=${search}`, headers: { 'x-reason': reason } })
  await send({ method: 'GET', url: `/api/patients/${search}` })
  await send({ method: 'GET', url: `/${search}/%00%ff?${search}` })
  await send({ method: 'GET', url: `/api/patients/${patient.id}`, headers: { 'x-reason': `%zz${reason}` } })
  await send({ method: 'POST', url: `/api/patients/${patient.id}/assessments`, headers: json, payload: { date: birthDate, note: 7 } })

  const visit = await clinic.ask<Assessment>('POST', `/patients/${patient.id}/assessments`, { date: '2026-03-01', note })
  await clinic.upload(visit.id, 10, file)
  // Fails in the background, three times, and gives up.
  const [photo] = await clinic.settled(visit.id)
  expect(photo?.state).toBe('failed')

  clinic.app.log.error(new Error(name))
  clinic.app.log.warn({ err: Object.assign(new Error(note), { stack: `Error: ${note}\n    at ${diagnosis} (${file}:1:1)` }), patient: person })
  await brokenRequest(`GET /api/patients?q=${search} HTTP/1.1\r\nHost: localhost\r\nX-Bad\u0001Header: ${name}\r\n\r\n`)

  const log = await readFile(join(clinic.data, 'facialis.log'), 'utf8')
  expect(log).toContain('"route":"/api/patients"')
  expect(log).toContain('"event":"job-failed"')
  const kept = [...Object.values(CANARIES), token, patient.id, encodeURIComponent(name), OWNER.email]
  expect(kept.filter((canary) => log.toLowerCase().includes(canary.toLowerCase()))).toEqual([])
}, 240_000)

/** Sends what the parser of HTTP refuses. */
async function brokenRequest(text: string): Promise<void> {
  const { port } = new URL(await clinic.app.listen({ port: 0, host: '127.0.0.1' }))
  const socket = connect(Number(port), '127.0.0.1')
  socket.on('error', () => null)
  socket.write(text)
  await sleep(300)
  socket.destroy()
}
