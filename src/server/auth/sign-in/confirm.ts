import type { z } from 'zod'
import type { confirmSchema } from '../../../core/contract/accounts.ts'
import { recordAccountEvent } from '../../audit/account-events.ts'
import { Problem } from '../../routes/problem.ts'
import { checkApp } from '../factors/authenticator-app.ts'
import { factorsOf } from '../factors/factors.ts'
import { checkPasskey } from '../factors/passkeys.ts'
import { passwordHashOf } from '../person.ts'
import type { AccountServices } from '../services.ts'
import { counted } from './throttle.ts'

export interface Confirming {
  readonly userId: string
  readonly sessionId: string
  readonly address: string
}

/**
 * Takes a new proof of who is at the screen: a passkey, or the password with a code of the app. Written with connections of
 * its own, so that a code that was shown counts as used whatever becomes of the request.
 * @throws Problem `invalid` when it proves nothing, which is written down, `too-many` during a pause.
 */
export async function confirmIdentity(
  services: AccountServices,
  { userId, sessionId, address }: Confirming,
  proof: z.output<typeof confirmSchema>,
): Promise<void> {
  const { db } = services
  const proven = 'ceremony' in proof ? await byPasskey(services, userId, proof) : await byPassword(services, userId, proof)
  if (!proven) {
    await recordAccountEvent(db, 'confirmationRefused', userId, 'refused', address)
    const field = 'ceremony' in proof ? undefined : 'password'
    throw new Problem('invalid', 'This does not prove that it is you. Check it and try again.', field)
  }
  await db.updateTable('session').set({ confirmedAt: new Date() }).where('id', '=', sessionId).execute()
}

async function byPasskey({ db }: AccountServices, userId: string, proof: { ceremony: string; response: object }): Promise<boolean> {
  return (await checkPasskey(db, 'passkey-confirm', proof.ceremony, proof.response)) === userId
}

async function byPassword(
  { db, passwords, seal }: AccountServices,
  userId: string,
  { password, code }: { password: string; code?: string | undefined },
): Promise<boolean> {
  const { app, passkeys } = await factorsOf(db, userId)
  // A password alone is not enough for an account whose second factor is a passkey.
  if (!app && passkeys > 0) return false
  const hash = await passwordHashOf(db, userId)
  if (hash === null && !app) return false
  const proven = await counted(db, [`confirm ${userId}`], async () => {
    if (hash !== null && !(await passwords.verify(hash, password))) return null
    if (app && (code === undefined || !(await checkApp(db, seal, userId, code)))) return null
    return true
  })
  return proven !== null
}
