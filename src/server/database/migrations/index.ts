import { clinic } from './0001-clinic.ts'
import { access } from './0002-access.ts'
import { audit } from './0003-audit.ts'

/** Every migration in its order, by name; each runs once, in a transaction of its own. */
export const MIGRATIONS: Readonly<Record<string, string>> = {
  '0001-clinic': clinic,
  '0002-access': access,
  '0003-audit': audit,
}
