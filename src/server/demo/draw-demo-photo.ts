import { sql } from 'kysely'
import type { z } from 'zod'
import type { drawDemoPhoto } from '../jobs/catalogue.ts'
import type { JobHandler } from '../jobs/job.ts'
import { sourceOf } from '../media/cipher/pieces.ts'
import { keepPhoto } from '../routes/media/keep-photo.ts'
import { Problem } from '../routes/problem.ts'
import type { Services } from '../routes/services.ts'
import type { Draughtsman } from './draughtsman.ts'
import { drawingSchema, fileNameOf } from './drawing.ts'

type Payload = z.output<(typeof drawDemoPhoto)['payload']>

/** Draws one phantom of the story, keeps it as any photo is kept, and sends it to be measured. */
export function drawDemoPhotoHandler({ db, media, queue }: Services, draughtsman: Draughtsman): JobHandler<Payload> {
  return {
    async run({ assessment, ...which }) {
      const drawing = drawingSchema.parse(which)
      const bytes = await draughtsman.ask(drawing)
      const place = await db.selectFrom('assessment').select('center_id').where('id', '=', assessment).executeTakeFirst()
      if (place === undefined) return
      const arrival = await media.receive(sourceOf(bytes), bytes.byteLength, null)
      const where = { center: place.center_id, assessment, view: drawing.view, fileName: fileNameOf(drawing) }
      await db
        .transaction()
        .execute((transaction) => keepPhoto({ media, queue }, transaction, where, arrival))
        .catch((error: unknown) => {
          // Deleted meanwhile: nobody waits for its photos.
          if (!(error instanceof Problem) || error.code !== 'not-found') throw error
        })
    },
    async gaveUp() {
      const oneMore = sql`jsonb_set(demo, '{givenUp}', to_jsonb((demo ->> 'givenUp')::integer + 1))`
      await sql`UPDATE center SET demo = ${oneMore} WHERE demo IS NOT NULL`.execute(db)
    },
  }
}
