import type { Kysely } from 'kysely'
import type { Tables } from '../../database/tables.ts'
import { revokePasswordLinks } from '../invitations/links.ts'
import { setPasswordHash } from '../person.ts'
import { endSessions } from '../sessions/own-sessions.ts'
import { endCeremoniesOf } from '../sign-in/ceremonies.ts'

/**
 * A new password in place of the one before, and an end to whatever the old one has opened: sessions (`except` goes on),
 * sign-ins that wait for the second factor, links for yet another password.
 */
export async function replacePassword(db: Kysely<Tables>, userId: string, hash: string, except: string | null): Promise<void> {
  await setPasswordHash(db, userId, hash)
  await revokePasswordLinks(db, userId)
  await endCeremoniesOf(db, userId)
  await endSessions(db, userId, except)
}
