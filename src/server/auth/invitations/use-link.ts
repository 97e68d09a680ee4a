import { recordAccountEvent } from '../../audit/account-events.ts'
import { Problem } from '../../routes/problem.ts'
import { checkPassword } from '../passwords/refused-password.ts'
import { replacePassword } from '../passwords/replace-password.ts'
import { addUser, personById, setPasswordHash } from '../person.ts'
import type { AccountServices } from '../services.ts'
import type { Visitor } from '../visitor.ts'
import { afterFirstFactor, type Entered } from '../sign-in/enter.ts'
import { claimLink, joinCenter, linkOf } from './links.ts'

export const linkIsOver = (): Problem =>
  new Problem('not-found', 'This link was used or taken back, or is older than seven days. Ask the owner of the center for a new one.')

/** Accepts an invitation, or sets a new password; whoever has the link comes in, past the second factor the account has. */
export async function useLink(
  services: AccountServices,
  { token, name, password }: { token: string; name: string; password: string },
  visitor: Visitor,
): Promise<Entered> {
  const { db, breached, passwords } = services
  const link = await linkOf(db, token)
  if (link === null) throw linkIsOver()
  await checkPassword(password, { center: link.centerName, name: link.name || name, email: link.email }, breached)
  const hash = await passwords.hash(password)
  const userId = await db.transaction().execute(async (transaction) => {
    const claimed = await claimLink(transaction, token)
    if (claimed === null) throw linkIsOver()
    if (claimed.userId !== null) {
      // A disabled account stays shut; the link is good again once the owner has enabled it.
      if ((await personById(transaction, claimed.userId)) === null) throw linkIsOver()
      await replacePassword(transaction, claimed.userId, hash, null)
      await recordAccountEvent(transaction, 'passwordReset', claimed.userId, 'done', visitor.address)
      return claimed.userId
    }
    const there = await transaction.selectFrom('user').select('id').where('email', '=', claimed.email).executeTakeFirst()
    if (there !== undefined) throw new Problem('conflict', 'This address has an account already: sign in with it.')
    const made = await addUser(transaction, name, claimed.email)
    await setPasswordHash(transaction, made, hash)
    await joinCenter(transaction, made, claimed)
    await recordAccountEvent(transaction, 'invitationAccepted', made, 'done', visitor.address)
    return made
  })
  return afterFirstFactor(services, userId, visitor)
}
