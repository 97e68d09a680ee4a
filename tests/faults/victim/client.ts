import { createHash } from 'node:crypto'
import { OWNER, PERSON } from '../../../src/server/testing/clinic.ts'
import { openHand } from '../../../src/server/testing/people.ts'

/** What a client of Facialis was told, or that it was told nothing in time. */
export interface Told {
  readonly status: number
  readonly body: Buffer
  readonly ms: number
}

/** A person at a browser: asks, and remembers what was promised. */
export interface Client {
  ask(method: string, path: string, payload?: object): Promise<Told>
  upload(assessment: string, bytes: Buffer, view?: string): Promise<Told>
}

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** @param url asked for each time, because a Facialis that was started again has another port. */
export function clientOf(url: () => string, cookie: string, deadlineMs = 30_000): Client {
  async function send(method: string, path: string, headers: Record<string, string>, body?: BodyInit): Promise<Told> {
    const from = performance.now()
    const signal = AbortSignal.timeout(deadlineMs)
    const answer = await fetch(`${url()}/api${path}`, { method, headers: { cookie, ...headers }, signal, ...(body === undefined ? {} : { body }) })
    const bytes = Buffer.from(await answer.arrayBuffer())
    return { status: answer.status, body: bytes, ms: performance.now() - from }
  }
  return {
    ask: (method, path, payload) =>
      payload === undefined ? send(method, path, {}) : send(method, path, { 'content-type': 'application/json' }, JSON.stringify(payload)),
    upload: (assessment, bytes, view = 'rest') =>
      send(
        'PUT',
        `/assessments/${assessment}/photos/${view}`,
        { 'content-type': 'application/octet-stream', 'x-file-name': 'a.png', 'x-content-sha256': sha256(bytes) },
        new Uint8Array(bytes),
      ),
  }
}

export const jsonOf = <T>({ body }: Told): T => JSON.parse(body.toString()) as T

/** Makes the center of a victim, its owner's session and an assessment to send photos to. */
export async function openCenter(data: string, url: () => string): Promise<{ client: Client; assessment: string }> {
  const stranger = clientOf(url, '')
  await stranger.ask('POST', '/setup', OWNER)
  const hand = await openHand(data)
  const [center] = await hand.sql<{ id: string }>('SELECT id FROM center')
  const { cookie } = await hand.person(center?.id ?? '', 'owner')
  await hand.close()
  const client = clientOf(url, cookie)
  const patient = jsonOf<{ id: string }>(await client.ask('POST', '/patients', PERSON)).id
  const visit = { date: '2026-01-02' }
  const assessment = jsonOf<{ id: string }>(await client.ask('POST', `/patients/${patient}/assessments`, visit)).id
  return { client, assessment }
}
