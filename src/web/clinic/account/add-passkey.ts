import type { I18n } from '@lingui/core'
import type { Account } from '../../../core/contract/accounts.ts'
import { call } from '../../api/call.ts'
import { makePasskey } from '../../api/passkeys.ts'

/** What a person recognizes this device by, among the places where they keep passkeys. */
function deviceName(i18n: I18n): string {
  const kinds = [
    [/iPhone/, 'iPhone'],
    [/iPad/, 'iPad'],
    [/Android/, 'Android'],
    [/Windows/, 'Windows'],
    [/Mac OS X/, 'Mac'],
    [/CrOS/, 'Chromebook'],
    [/Linux/, 'Linux'],
  ] as const
  return kinds.find(([pattern]) => pattern.test(navigator.userAgent))?.[1] ?? i18n._('Passkey')
}

/** Makes a passkey on this device and gives it to the account. @throws Failure */
export async function addPasskey(i18n: I18n, name = deviceName(i18n)): Promise<Account> {
  const { ceremony, options } = await call('beginPasskey')
  return call('addPasskey', { body: { ceremony, response: await makePasskey(options), name } })
}
