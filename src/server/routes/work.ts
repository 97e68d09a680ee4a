import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { serve } from './serve.ts'
import type { Services } from './services.ts'

export function workRoutes(app: FastifyInstance, services: Services): void {
  const { version } = services
  serve(app, services, 'work', async ({ caller, db }) => {
    const photos = db.selectFrom('photo').where('center_id', '=', caller.center).where('deleted_at', 'is', null)
    // The unfinished ones have an index of their own; all of them are counted where they are few, in a fictional center.
    const { waiting, measuring } = await photos
      .where('state', 'in', ['waiting', 'measuring'])
      .select(({ fn }) => [
        fn.countAll<string>().filterWhere('state', '=', 'waiting').as('waiting'),
        fn.countAll<string>().filterWhere('state', '=', 'measuring').as('measuring'),
      ])
      .executeTakeFirstOrThrow()
    const work = { waiting: Number(waiting), measuring: Number(measuring), demo: null }
    const center = await db.selectFrom('center').select('demo').where('id', '=', caller.center).executeTakeFirst()
    if (center?.demo == null) return work
    const { photos: of, givenUp } = center.demo
    const { all } = await photos.select(({ fn }) => fn.countAll<string>().as('all')).executeTakeFirstOrThrow()
    const done = Math.max(0, Math.min(Number(all) - work.waiting - work.measuring + givenUp, of))
    return { ...work, demo: done < of ? { done, of } : null }
  })
  app.get('/api/health', { schema: { operationId: 'health' } }, async () => {
    await sql`SELECT 1`.execute(services.db)
    return { status: 'ok', version }
  })
}
