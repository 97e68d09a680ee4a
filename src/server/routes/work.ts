import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { serve } from './serve.ts'
import type { Services } from './services.ts'

export function workRoutes(app: FastifyInstance, services: Services): void {
  const { db, version } = services
  serve(app, services, 'work', async ({ caller }) => {
    const { rows } = await db
      .selectFrom('photo')
      .select((row) => [
        row.fn.countAll<string>().filterWhere('state', '=', 'waiting').as('waiting'),
        row.fn.countAll<string>().filterWhere('state', '=', 'measuring').as('measuring'),
        row.fn.countAll<string>().as('all'),
      ])
      .where('center_id', '=', caller.center)
      .where('deleted_at', 'is', null)
      .execute()
      .then(([counts]) => ({ rows: counts }))
    const [waiting, measuring, all] = [Number(rows?.waiting), Number(rows?.measuring), Number(rows?.all)]
    const center = await db.selectFrom('center').select('demo').where('id', '=', caller.center).executeTakeFirst()
    const of = center?.demo?.photos ?? 0
    const done = Math.max(0, Math.min(all - waiting - measuring + (center?.demo?.givenUp ?? 0), of))
    return { waiting, measuring, demo: done < of ? { done, of } : null }
  })
  app.get('/api/health', { schema: { operationId: 'health' } }, async () => {
    await sql`SELECT 1`.execute(db)
    return { status: 'ok', version }
  })
}
