import { clinic } from './0001-clinic.ts'

/** Every migration in its order, by name; each runs once, in a transaction of its own. */
export const MIGRATIONS: Readonly<Record<string, string>> = {
  '0001-clinic': clinic,
}
