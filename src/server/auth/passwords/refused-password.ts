import { PASSWORD_MAX, PASSWORD_MIN } from '../../../core/contract/accounts.ts'
import { Problem } from '../../routes/problem.ts'
import type { BreachedPasswords } from './breached-files.ts'
import { COMMON_PASSWORDS } from './common-passwords.generated.ts'

/** What a guesser would know of a person. */
export interface PasswordContext {
  readonly center: string
  readonly name: string
  readonly email: string
}

const PRODUCT = 'facialis'
/** A word shorter than this stands in many a good sentence. */
const SHORTEST_WORD = 4
/** How much of a password must be something else than what a guesser knows. */
const OWN_LETTERS = 8

const plain = (text: string): string => text.toLowerCase().normalize('NFKD').replaceAll(/[^\p{L}\p{N}]/gu, '')

/** A short pattern over and over: aaaaaaaaaaaa, abcabcabcabc, and runs such as 123456789012 or abcdefghijkl. */
function isPattern(password: string): boolean {
  if (/^(.{1,4})\1+.{0,3}$/su.test(password)) return true
  const steps = Array.from(password, (letter, index) => letter.charCodeAt(0) - password.charCodeAt(index - 1)).slice(1)
  return steps.every((step) => step === 1 || step === -9) || steps.every((step) => step === -1 || step === 9)
}

/** Whether little is left of a password when one takes away what anybody knows of its owner. */
function isContext(password: string, { center, name, email }: PasswordContext): boolean {
  const texts = [PRODUCT, plain(center), plain(name), plain(email), ...`${center} ${name} ${email}`.split(/[^\p{L}\p{N}]+/u)]
  const words = texts.map(plain).filter((word) => word.length >= SHORTEST_WORD)
  const rest = words.sort((a, b) => b.length - a.length).reduce((left, word) => left.replaceAll(word, ''), plain(password))
  return rest.length < OWN_LETTERS && rest.length < plain(password).length
}

/**
 * Refuses a password that is too short, or that is guessed early: a common one, one known from a breach, a pattern, or one
 * made of the names of its owner and of the center.
 * @throws Problem `invalid` at the field `password`.
 */
export async function checkPassword(password: string, context: PasswordContext, breached: BreachedPasswords): Promise<void> {
  const refuse = (message: string): never => {
    throw new Problem('invalid', message, 'password')
  }
  if (password.length < PASSWORD_MIN) refuse(`A password has at least ${String(PASSWORD_MIN)} characters.`)
  if (password.length > PASSWORD_MAX) refuse(`A password has at most ${String(PASSWORD_MAX)} characters.`)
  if (COMMON_PASSWORDS.has(password.toLowerCase()) || COMMON_PASSWORDS.has(plain(password)) || isPattern(password.toLowerCase())) {
    refuse('This password is one of those that are guessed first. Take several words that do not belong together.')
  }
  if (isContext(password, context)) {
    refuse('This password is made of names that others know: yours, your address, or that of the center. Take other words.')
  }
  if (await breached.has(password)) refuse('This password is known from a breach somewhere else. Take another one.')
}
