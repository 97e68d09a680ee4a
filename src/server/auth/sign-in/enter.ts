import type { SignInAnswer } from '../../../core/contract/accounts.ts'
import { recordAccountEvent } from '../../audit/account-events.ts'
import { Problem } from '../../routes/problem.ts'
import { factorsOf, hasFactor } from '../factors/factors.ts'
import { recoveryCodesLeft } from '../factors/recovery-codes.ts'
import type { AccountServices } from '../services.ts'
import { finishLink, LINK_COOKIE } from '../sso/link-identity.ts'
import type { Visitor } from '../visitor.ts'
import { beginCeremony } from './ceremonies.ts'
import { DEVICE_COOKIE, DEVICE_DAYS, rememberDevice } from './known-device.ts'
import { sweep } from './sweep.ts'

/** The answer to a step of signing in, with the cookies it sets. */
export interface Entered {
  readonly answer: SignInAnswer
  readonly cookies: readonly string[]
}

/** The kind of ceremony that waits for a second factor. */
export const SECOND_FACTOR = 'second-factor'

/** One factor was shown: asks for the second where the account has one, and opens the session where it has none. */
export async function afterFirstFactor(services: AccountServices, userId: string, visitor: Visitor): Promise<Entered> {
  const { db } = services
  const factors = await factorsOf(db, userId)
  if (!hasFactor(factors)) return enter(services, userId, visitor, false)
  const ceremony = await beginCeremony(db, SECOND_FACTOR, userId, {})
  const ways: ('app' | 'passkey' | 'recovery')[] = []
  if (factors.passkeys > 0) ways.push('passkey')
  if (factors.app) ways.push('app')
  if ((await recoveryCodesLeft(db, userId)) > 0) ways.push('recovery')
  return { answer: { next: 'second-factor', ceremony, ways }, cookies: [] }
}

/** Every factor the account has was shown: opens a session under a new token, and remembers the browser. */
export async function enter(services: AccountServices, userId: string, visitor: Visitor, secondFactor: boolean): Promise<Entered> {
  await sweep(services.db)
  const session = await services.sessions.open(userId, visitor, secondFactor)
  await recordAccountEvent(services.db, 'signedIn', userId, 'done', visitor.address)
  if (visitor.link !== null) await finishLink(services.db, visitor.link, userId, visitor.address)
  const device = await rememberDevice(services.db, visitor.device, userId)
  const seconds = DEVICE_DAYS * 24 * 3600
  const remembered = `${DEVICE_COOKIE}=${device}; Max-Age=${String(seconds)}; Path=/; HttpOnly; SameSite=Lax`
  const linked = visitor.link === null ? [] : [`${LINK_COOKIE}=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax`]
  return { answer: { next: 'done' }, cookies: [...session, remembered, ...linked] }
}

/** The same for a wrong address, a wrong password and a disabled account: nobody learns who has an account. */
export const notTogether = (): Problem => new Problem('signed-out', 'This email and this password do not belong together.')

export const tooLate = (): Problem => new Problem('signed-out', 'This took too long. Begin again with the password.')
