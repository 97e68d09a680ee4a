import { isIP } from 'node:net'
import {
  type AuthenticationResponseJSON,
  type AuthenticatorTransport,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import type { Kysely } from 'kysely'
import { z } from 'zod'
import type { Tables } from '../../database/tables.ts'
import { Problem } from '../../routes/problem.ts'
import { beginCeremony, endCeremony } from '../sign-in/ceremonies.ts'

/** What a passkey is asked for: to come in, to confirm who one is, or to be made. */
type Purpose = 'passkey-sign-in' | 'passkey-confirm' | 'passkey-add'

const stateSchema = z.object({ challenge: z.string(), host: z.string() })

/** What the browser is to do, under the name by which the server remembers it. */
export interface Begun {
  readonly ceremony: string
  readonly options: { readonly challenge: string }
}

export interface Holder {
  readonly userId: string
  readonly name: string
  readonly email: string
}

/** The name a passkey is bound to. @throws Problem where the server was reached by a bare address, which browsers do not take. */
function rpIdOf(host: string): string {
  const { hostname } = new URL(`http://${host}`)
  if (isIP(hostname.replaceAll(/[[\]]/g, '')) !== 0) {
    throw new Problem('invalid', 'Passkeys need a server with a name. Open Facialis by its name, such as http://localhost, or use an app.')
  }
  return hostname
}

/** Browsers make passkeys over https, and over http on the machine itself: they see to it, so both are right here. */
const originsOf = (host: string): string[] => [`https://${host}`, `http://${host}`]

/** @param holder whose passkeys will do; null when the passkey is to say who it is. */
export async function beginPasskey(
  db: Kysely<Tables>,
  purpose: Exclude<Purpose, 'passkey-add'>,
  host: string,
  holder: string | null,
): Promise<Begun> {
  const rpID = rpIdOf(host)
  const keys = holder === null ? [] : await keysOf(db, holder, rpID)
  const options = await generateAuthenticationOptions({ rpID, userVerification: 'required', allowCredentials: keys })
  return { ceremony: await beginCeremony(db, purpose, holder, { challenge: options.challenge, host }), options }
}

export async function beginNewPasskey(db: Kysely<Tables>, host: string, center: string, holder: Holder): Promise<Begun> {
  const rpID = rpIdOf(host)
  const options = await generateRegistrationOptions({
    rpID,
    rpName: `Facialis ${center}`,
    userName: holder.email,
    userDisplayName: holder.name,
    userID: Uint8Array.from(Buffer.from(holder.userId)),
    excludeCredentials: await keysOf(db, holder.userId, rpID),
    // Found without typing an address, and only by whoever unlocks it: that is what makes it two factors.
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
  return { ceremony: await beginCeremony(db, 'passkey-add', holder.userId, { challenge: options.challenge, host }), options }
}

async function keysOf(db: Kysely<Tables>, userId: string, rpId: string) {
  const rows = await db
    .selectFrom('passkey')
    .select(['credential_id', 'transports'])
    .where('user_id', '=', userId)
    .where('rp_id', '=', rpId)
    .execute()
  return rows.map(({ credential_id, transports }) => ({ id: credential_id, transports: transports as AuthenticatorTransport[] }))
}

const OVER = 'This took too long, or was finished before. Begin again.'
const NOT_TAKEN = 'This passkey was not taken. It may belong to another account, or to another address of this server.'

/**
 * Checks what a passkey has signed: challenge, origin, the name it is bound to, that its person was verified, and that its
 * counter went forward. A ceremony is good for one try.
 * @returns whose passkey it is; null when it proves nothing.
 */
export async function checkPasskey(
  db: Kysely<Tables>,
  purpose: Exclude<Purpose, 'passkey-add'>,
  ceremony: string,
  response: object,
): Promise<string | null> {
  const begun = await endCeremony(db, purpose, ceremony, stateSchema)
  if (begun === null) throw new Problem('invalid', OVER)
  const { challenge, host } = begun.state
  const answer = response as AuthenticationResponseJSON
  const key = await db.selectFrom('passkey').selectAll().where('credential_id', '=', answer.id).executeTakeFirst()
  if (key === undefined || key.rp_id !== rpIdOf(host) || (begun.userId ?? key.user_id) !== key.user_id) return null
  const verified = await verifyAuthenticationResponse({
    response: answer,
    expectedChallenge: challenge,
    expectedOrigin: originsOf(host),
    expectedRPID: key.rp_id,
    requireUserVerification: true,
    credential: { id: key.credential_id, publicKey: new Uint8Array(key.public_key), counter: Number(key.counter) },
  }).catch(() => null)
  if (verified === null || !verified.verified) return null
  const counter = verified.authenticationInfo.newCounter
  await db.updateTable('passkey').set({ counter, used_at: new Date() }).where('id', '=', key.id).execute()
  return key.user_id
}

/** Keeps a new passkey under a name. @throws Problem when what came is not what was asked for. */
export async function keepPasskey(db: Kysely<Tables>, userId: string, ceremony: string, response: object, name: string): Promise<void> {
  const begun = await endCeremony(db, 'passkey-add', ceremony, stateSchema)
  if (begun === null || begun.userId !== userId) throw new Problem('invalid', OVER)
  const { challenge, host } = begun.state
  const rpId = rpIdOf(host)
  const made = await verifyRegistrationResponse({
    response: response as RegistrationResponseJSON,
    expectedChallenge: challenge,
    expectedOrigin: originsOf(host),
    expectedRPID: rpId,
    requireUserVerification: true,
  }).catch(() => null)
  if (made === null || !made.verified) throw new Problem('invalid', NOT_TAKEN)
  const { credential } = made.registrationInfo
  await db
    .insertInto('passkey')
    .values({
      user_id: userId,
      credential_id: credential.id,
      public_key: Buffer.from(credential.publicKey),
      counter: credential.counter,
      transports: credential.transports ?? [],
      rp_id: rpId,
      name,
      used_at: null,
    })
    .execute()
}
