import type { I18n } from '@lingui/core'

/** What the server (or the browser) says about accounts, in the language of the screen; other sentences as they came. */
export function serverSentence(i18n: I18n, says: string): string {
  const known: Readonly<Record<string, string>> = {
    'This password is one of those that are guessed first. Take several words that do not belong together.': i18n._(
      'This password is one of those that are guessed first. Take several words that do not belong together.',
    ),
    'This password is made of names that others know: yours, your address, or that of the center. Take other words.': i18n._(
      'This password is made of names that others know: yours, your address, or that of the center. Take other words.',
    ),
    'This password is known from a breach somewhere else. Take another one.': i18n._(
      'This password is known from a breach somewhere else. Take another one.',
    ),
    'This code is not right, or was used before.': i18n._('This code is not right, or was used before.'),
    'This code is not right. Check the clock of the phone, and take the code it shows now.': i18n._(
      'This code is not right. Check the clock of the phone, and take the code it shows now.',
    ),
    'This does not prove that it is you. Check it and try again.': i18n._('This does not prove that it is you. Check it and try again.'),
    'This took too long, or was finished before. Begin again.': i18n._('This took too long, or was finished before. Begin again.'),
    'No passkey was used. Try again, or take another way.': i18n._('No passkey was used. Try again, or take another way.'),
    'This device has a passkey of this account already.': i18n._('This device has a passkey of this account already.'),
    'This passkey was not taken. It may belong to another account, or to another address of this server.': i18n._(
      'This passkey was not taken. It may belong to another account, or to another address of this server.',
    ),
    'This is your last second factor. Add another one before you remove it.': i18n._(
      'This is your last second factor. Add another one before you remove it.',
    ),
    'This is the last owner of the center. Make somebody else an owner first.': i18n._(
      'This is the last owner of the center. Make somebody else an owner first.',
    ),
    'This address has an account already.': i18n._('This address has an account already.'),
    'This address has an account already: sign in with it.': i18n._('This address has an account already: sign in with it.'),
  }
  return known[says] ?? says
}
