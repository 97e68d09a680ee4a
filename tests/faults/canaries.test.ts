import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Route } from '../../src/core/contract/route.ts'
import { type RouteName, ROUTES } from '../../src/core/contract/routes.ts'
import { openClinic, OWNER, type TestClinic } from '../../src/server/testing/clinic.ts'
import { openHand, type Hand } from '../../src/server/testing/people.ts'
import { figure } from './figures.ts'
import { REFUSES } from './refusing-measurer.ts'
import { validFor } from './schema/arbitrary.ts'
import { freePort } from '../free-port.ts'
import { sha256 } from './victim/client.ts'

/** What is known about a person, in words that occur nowhere else. */
const CANARIES = {
  name: 'Canarina Nameless',
  recordNumber: 'MRN-CANARY-77',
  birthDate: '1961-11-07',
  diagnosis: 'canary diagnosis of the face',
  note: 'canary note in confidence',
  fileName: 'canary-of-nora.png',
  reason: 'canary reason for the glass',
} as const

let clinic: TestClinic
let hand: Hand
let metrics = ''
let secrets: string[] = []

beforeAll(async () => {
  const port = await freePort()
  metrics = `http://127.0.0.1:${String(port)}/metrics`
  clinic = await openClinic(REFUSES, undefined, { FACIALIS_METRICS_PORT: String(port) })
  await clinic.ask('POST', '/setup', OWNER)
  await clinic.signIn()
  hand = await openHand(clinic.data)
})
afterAll(async () => {
  await hand?.close()
  await clinic?.close()
})

/** Puts a canary in the place of every string of a value. */
function planted(value: unknown): unknown {
  if (typeof value === 'string') return `${CANARIES.name} ${CANARIES.recordNumber} ${CANARIES.birthDate} ${CANARIES.note}`
  if (Array.isArray(value)) return value.map(planted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, planted(part)]))
}

/** Every file of the data folder that somebody reads as a log. */
function logs(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const file = path.join(folder, name)
    if (statSync(file).isDirectory()) return name === 'cluster' ? [] : logs(file)
    return /\.log(\.|$)|audit\.head/.test(name) ? [readFileSync(file, 'latin1')] : []
  })
}

test('what is known about a person stands in no log, no address and no metric, whatever goes right or wrong', async () => {
  const { name, birthDate, recordNumber, diagnosis, note, fileName, reason } = CANARIES
  const ids: Record<string, string> = {}
  const patient = await clinic.ask<{ id: string }>('POST', '/patients', { name, birthDate, recordNumber, diagnosis, affectedSide: 'left' })
  const assessment = await clinic.ask<{ id: string }>('POST', `/patients/${patient.id}/assessments`, { date: '2026-01-02', note })
  const png = await sharp({ create: { width: 9, height: 7, channels: 3, background: 'teal' } }).png().toBuffer()
  const sent = await clinic.app.inject({
    method: 'PUT',
    url: `/api/assessments/${assessment.id}/photos/rest`,
    headers: { cookie: clinic.cookie(), 'content-type': 'application/octet-stream', 'x-file-name': fileName, 'x-content-sha256': sha256(png) },
    payload: png,
  })
  Object.assign(ids, { patient: patient.id, assessment: assessment.id, photo: sent.json<{ id: string }>().id })
  await clinic.ask('POST', `/patients/${patient.id}/emergency-access`, { reason })

  const headers: string[] = []
  let requests = 0
  for (const [routeName, route] of Object.entries(ROUTES) as [RouteName, Route][]) {
    const id = ids[route.of ?? ''] ?? randomUUID()
    const url = `/api${route.path.replace(':id', id).replace(':upload', randomUUID())}`
    const valid = fc.sample(validFor(route.body), { numRuns: 1, seed: 7 })[0]
    // Right, wrong in every string, not JSON at all; by somebody, by nobody; and to an address that holds a canary.
    const bodies = valid === null ? [''] : [JSON.stringify(valid), JSON.stringify(planted(valid)), `{"${name}": ${note}`]
    for (const payload of bodies) {
      for (const cookie of ['sign', 'session', 'end'].some((word) => routeName.toLowerCase().includes(word)) ? [''] : [clinic.cookie(), '']) {
        for (const address of [url, `${url}?q=${encodeURIComponent(name)}&born=${birthDate}`]) {
          const type = payload === '' ? {} : { 'content-type': 'application/json' }
          const answer = await clinic.app.inject({ method: route.method, url: address, headers: { cookie, ...type }, ...(payload === '' ? {} : { payload }) })
          headers.push(JSON.stringify(answer.headers))
          requests++
        }
      }
    }
  }
  for (const wrong of [`/api/patients/${encodeURIComponent(name)}`, `/api/${encodeURIComponent(recordNumber)}`, `/${encodeURIComponent(note)}`]) {
    headers.push(JSON.stringify((await clinic.app.inject({ method: 'GET', url: wrong, headers: { cookie: clinic.cookie() } })).headers))
    requests++
  }
  const rows = await hand.sql<{ token: string }>('SELECT token FROM session')
  secrets = [...rows.map(({ token }) => token), OWNER.password, clinic.cookie().split('=')[1] ?? '']

  const read = [...logs(clinic.data), await (await fetch(metrics)).text(), ...headers]
  expect(read.length).toBeGreaterThan(requests)
  expect(logs(clinic.data).join('').length).toBeGreaterThan(1000)
  const wanted = [...Object.values(CANARIES), encodeURIComponent(name), ...secrets.filter((secret) => secret.length > 8)]
  const found = wanted.filter((canary) => read.some((text) => text.toLowerCase().includes(canary.toLowerCase())))
  expect(found).toEqual([])
  figure(
    'canaries (name, birth date, record number, diagnosis, note, file name, reason, password, tokens) in logs, headers and metrics',
    `${requests} requests to ${Object.keys(ROUTES).length} routes, 0 found`,
    '0',
  )
})
