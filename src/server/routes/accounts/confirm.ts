import type { FastifyInstance } from 'fastify'
import { beginPasskey } from '../../auth/factors/passkeys.ts'
import { confirmIdentity } from '../../auth/sign-in/confirm.ts'
import { serve } from '../serve.ts'
import type { Services } from '../services.ts'

/** A new proof of who is at the screen, asked for before something grave. */
export function confirmRoutes(app: FastifyInstance, services: Services): void {
  serve(app, services, 'beginConfirm', ({ caller, db }) => beginPasskey(db, 'passkey-confirm', caller.host, caller.userId))
  serve(app, services, 'confirmIdentity', async ({ body, caller }) => {
    await confirmIdentity(services.accounts, caller, body)
    return {}
  })
}
