import type { NamedVerdict } from '../../../core/contract/audit.ts'
import { type Config, StartupError } from '../../config.ts'
import { asOwner } from '../../database/role/application-role.ts'
import { reachDatabase } from '../../database/reach.ts'
import { type Ask, askOver } from '../ask.ts'
import { verifyAudit } from '../verify/verify-audit.ts'

/** `facialis audit verify`: every chain of an installation, running or stopped, as of one moment. @throws StartupError */
export async function verifyInstallation(config: Config): Promise<NamedVerdict> {
  const { owner, close } = await reachDatabase(config)
  try {
    return await asOwner(owner, async (client) => {
      const ask = askOver(client)
      await requireAudit(ask)
      await ask('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
      const verdict = await verifyAudit(ask, config.auditAnchor, null)
      const names = await ask<{ id: string; name: string }>('SELECT id, name FROM center')
      await ask('COMMIT')
      return { ...verdict, names: Object.fromEntries(names.map(({ id, name }) => [id, name])) }
    })
  } finally {
    await close()
  }
}

/** @throws StartupError for a database of a version that kept no chained audit. */
export async function requireAudit(ask: Ask): Promise<void> {
  const [found] = await ask<{ there: boolean }>(`SELECT to_regprocedure('audit_field(text)') IS NOT NULL AS there`)
  if (found?.there === true) return
  throw new StartupError('This database holds no audit yet: start Facialis once, which brings it up to date.')
}
