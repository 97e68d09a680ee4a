import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { z } from 'zod'
import { type drawDemoPhoto, measurePhoto } from '../jobs/catalogue.ts'
import type { JobHandler } from '../jobs/job.ts'
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
      const sha256 = await media.keep(bytes)
      await db.transaction().execute(async (transaction) => {
        const job = randomUUID()
        const photo = await transaction
          .insertInto('photo')
          .columns(['center_id', 'assessment_id', 'view', 'sha256', 'file_name', 'bytes', 'state', 'job'])
          .expression((from) =>
            from
              .selectFrom('assessment')
              .where('assessment.id', '=', assessment)
              .where('assessment.deleted_at', 'is', null)
              .select((row) => [
                'assessment.center_id',
                'assessment.id',
                row.val(drawing.view).as('view'),
                row.val(sha256).as('sha256'),
                row.val(fileNameOf(drawing)).as('file_name'),
                sql<number>`${bytes.byteLength}::integer`.as('bytes'),
                row.val('waiting').as('state'),
                sql<string>`${job}::uuid`.as('job'),
              ]),
          )
          .onConflict((conflict) =>
            conflict.columns(['assessment_id', 'view', 'sha256']).where('deleted_at', 'is', null).doNothing(),
          )
          .returning('id')
          .executeTakeFirst()
        if (photo !== undefined) await queue.send(transaction, measurePhoto, [{ photo: photo.id, job }])
      })
    },
    async gaveUp() {
      const oneMore = sql`jsonb_set(demo, '{givenUp}', to_jsonb((demo ->> 'givenUp')::integer + 1))`
      await sql`UPDATE center SET demo = ${oneMore} WHERE demo IS NOT NULL`.execute(db)
    },
  }
}
