import { afterAll, beforeAll, expect, test } from 'vitest'
import { NO_CENTER } from '../../core/contract/audit.ts'
import { NO_MEASURER } from '../testing/no-measurer.ts'
import { openClinic, OWNER, type TestClinic } from '../testing/clinic.ts'
import { openHand, type Hand } from '../testing/people.ts'

let clinic: TestClinic
let hand: Hand

beforeAll(async () => {
  clinic = await openClinic(NO_MEASURER)
  await clinic.ask('POST', '/setup', OWNER)
  hand = await openHand(clinic.data)
})
afterAll(async () => {
  await hand?.close()
  await clinic?.close()
})

const post = (url: string, payload: object, cookie = '') =>
  clinic.app.inject({ method: 'POST', url: `/api/auth/${url}`, headers: { cookie }, payload })

test('who comes in, who is kept out and who leaves is written down; what was typed is not', async () => {
  const [owner] = await hand.sql<{ user_id: string; center_id: string }>('SELECT user_id, center_id FROM membership')
  await post('sign-in/email', { ...OWNER, password: 'wrong password of the owner' })
  await post('sign-in/email', { email: 'stranger@elsewhere.example', password: 'a secret in the wrong place' })
  const { cookies } = await post('sign-in/email', OWNER)
  const cookie = cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ')
  await post('sign-out', {}, cookie)
  const entries = await hand.sql<Record<string, unknown>>(
    'SELECT center_id, actor, role, action, outcome, address FROM audit_entry WHERE action <> $1 ORDER BY at',
    ['patients'],
  )
  const of = { center_id: owner?.center_id, actor: owner?.user_id, role: 'owner', address: '127.0.0.1' }
  expect(entries).toEqual([
    { ...of, action: 'signInRefused', outcome: 'refused' },
    { ...of, center_id: NO_CENTER, actor: 'nobody', role: 'nobody', action: 'signInRefused', outcome: 'refused' },
    { ...of, action: 'signedIn', outcome: 'done' },
    { ...of, action: 'signedOut', outcome: 'done' },
  ])
  const all = JSON.stringify(await hand.sql('SELECT * FROM audit_entry'))
  for (const canary of ['wrong password', 'stranger', 'a secret', OWNER.email, OWNER.name]) expect(all).not.toContain(canary)
})
