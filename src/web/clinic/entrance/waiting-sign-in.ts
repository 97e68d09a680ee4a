import type { SignInAnswer } from '../../../core/contract/accounts.ts'

/** A sign-in that waits for its second factor. */
export type Waiting = Extract<SignInAnswer, { next: 'second-factor' }>

export type Way = Waiting['ways'][number]

const WAYS: readonly Way[] = ['app', 'passkey', 'recovery']

/** The hospital's sign-in leads back here with what is still to be shown, in the part of the address no server sees. */
export function waitingFromHash(hash: string): { waiting: Waiting; next: string | null } | null {
  const given = new URLSearchParams(hash.replace(/^#/, ''))
  const ceremony = given.get('ceremony')
  if (ceremony === null) return null
  const ways = (given.get('ways') ?? '').split(',').filter((way): way is Way => WAYS.some((each) => each === way))
  return { waiting: { next: 'second-factor', ceremony, ways }, next: given.get('next') }
}
