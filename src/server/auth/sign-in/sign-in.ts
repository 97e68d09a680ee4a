import { createHash } from 'node:crypto'
import { z } from 'zod'
import { recordAccountEvent } from '../../audit/account-events.ts'
import { Problem } from '../../routes/problem.ts'
import { checkApp } from '../factors/authenticator-app.ts'
import { checkPasskey } from '../factors/passkeys.ts'
import { isRecoveryCode, useRecoveryCode } from '../factors/recovery-codes.ts'
import { passwordHashOf, personByEmail, personById } from '../person.ts'
import type { AccountServices } from '../services.ts'
import type { Visitor } from '../visitor.ts'
import { ceremonyOf, endCeremony } from './ceremonies.ts'
import { afterFirstFactor, enter, type Entered, notTogether, SECOND_FACTOR, tooLate } from './enter.ts'
import { isKnownDevice } from './known-device.ts'
import { counted } from './throttle.ts'

export interface Credentials {
  readonly email: string
  readonly password: string
  /** Comes in past a pause that somebody else's guessing has caused, and stands for the second factor. */
  readonly recoveryCode?: string | undefined
}

const nothing = z.object({})
const digest = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 32)
/** IPv6 gives every home 2^64 addresses: those of one network count together. */
const network = (address: string): string => (address.includes(':') ? address.split(':').slice(0, 4).join(':') : address)

/** Under what a try is counted: the account and the address, or a browser on which this account came in before, alone. */
async function keysOf({ db }: AccountServices, what: string, account: string, userId: string | null, visitor: Visitor) {
  const known = userId !== null && (await isKnownDevice(db, visitor.device, userId))
  if (known) return [`${what} device ${digest(visitor.device ?? '')} ${digest(account)}`]
  return [`${what} account ${digest(account)}`, `address ${network(visitor.address)}`]
}

/** Email and password. @throws Problem `signed-out` when they do not belong together, `too-many` during a pause. */
export async function signInWithPassword(services: AccountServices, credentials: Credentials, visitor: Visitor): Promise<Entered> {
  const { db, passwords } = services
  const email = credentials.email.trim().toLowerCase()
  const person = await personByEmail(db, email)
  const hash = person === null ? null : await passwordHashOf(db, person.userId)
  const code = credentials.recoveryCode
  const recovering = code !== undefined && person !== null && (await isRecoveryCode(db, person.userId, code))
  const keys = recovering
    ? [`recovery ${digest(email)} ${network(visitor.address)}`]
    : await keysOf(services, 'password', email, person?.userId ?? null, visitor)
  const right = await counted(db, keys, async () => {
    // As slow for an address that has no account as for one that has.
    if (person === null || hash === null) await passwords.hash(credentials.password)
    else if (await passwords.verify(hash, credentials.password)) return code === undefined || recovering ? person : null
    return null
  })
  if (right === null) {
    await recordAccountEvent(db, 'signInRefused', person?.userId ?? null, 'refused', visitor.address)
    throw notTogether()
  }
  if (code === undefined) return afterFirstFactor(services, right.userId, visitor)
  if (!(await useRecoveryCode(db, right.userId, code))) throw notTogether()
  return enter(services, right.userId, visitor, true)
}

/** A code of the app, or a recovery code, after the password. */
export async function showCode(services: AccountServices, ceremony: string, code: string, visitor: Visitor): Promise<Entered> {
  const { db, seal } = services
  const waiting = await ceremonyOf(db, SECOND_FACTOR, ceremony, nothing)
  const person = waiting?.userId == null ? null : await personById(db, waiting.userId)
  if (person === null) throw tooLate()
  const { userId } = person
  const ofApp = /^[\d ]+$/.test(code)
  const keys = ofApp
    ? await keysOf(services, 'code', userId, userId, visitor)
    : [`recovery ${digest(userId)} ${network(visitor.address)}`]
  const right = await counted(db, keys, async () => {
    const taken = ofApp ? await checkApp(db, seal, userId, code) : await useRecoveryCode(db, userId, code)
    return taken ? true : null
  })
  if (right === null) {
    await recordAccountEvent(db, 'secondFactorRefused', userId, 'refused', visitor.address)
    throw new Problem('invalid', 'This code is not right, or was used before.', 'code')
  }
  if ((await endCeremony(db, SECOND_FACTOR, ceremony, nothing)) === null) throw tooLate()
  return enter(services, userId, visitor, true)
}

/** A passkey alone: something one has, unlocked by what one knows or is. Guessing at it is hopeless, so nothing is counted. */
export async function signInWithPasskey(services: AccountServices, ceremony: string, response: object, visitor: Visitor): Promise<Entered> {
  const userId = await checkPasskey(services.db, 'passkey-sign-in', ceremony, response)
  const person = userId === null ? null : await personById(services.db, userId)
  if (person === null) throw new Problem('signed-out', 'This passkey opens no account here.')
  return enter(services, person.userId, visitor, true)
}
