import { clinic } from './0001-clinic.ts'
import { access } from './0002-access.ts'
import { audit } from './0003-audit.ts'
import { media } from './0004-media.ts'
import { accounts } from './0005-accounts.ts'
import { consent } from './0006-consent.ts'
import { backup } from './0007-backup.ts'
import { centerSettings } from './0008-center-settings.ts'

/** Every migration in its order, by name; each runs once, in a transaction of its own. */
export const MIGRATIONS: Readonly<Record<string, string>> = {
  '0001-clinic': clinic,
  '0002-access': access,
  '0003-audit': audit,
  '0004-media': media,
  '0005-accounts': accounts,
  '0006-consent': consent,
  '0007-backup': backup,
  '0008-center-settings': centerSettings,
}
