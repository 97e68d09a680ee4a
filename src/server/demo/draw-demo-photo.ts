import { createHash, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import sharp from 'sharp'
import type { z } from 'zod'
import { expressionSpec, renderPhantom } from '../../core/phantom/index.ts'
import { viewIdSchema } from '../../core/records/assessment.ts'
import { type drawDemoPhoto, measurePhoto } from '../jobs/catalogue.ts'
import type { JobHandler } from '../jobs/job.ts'
import type { Services } from '../routes/services.ts'
import { PEOPLE } from './story.ts'

type Payload = z.output<(typeof drawDemoPhoto)['payload']>

/** Draws one phantom of the story, keeps it as any photo is kept, and sends it to be measured. */
export function drawDemoPhotoHandler({ db, media, queue }: Services): JobHandler<Payload> {
  return {
    async run({ assessment, ...which }) {
      const { fileName, bytes, view } = await draw(which)
      await media.keep(bytes)
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
                row.val(view).as('view'),
                row.val(createHash('sha256').update(bytes).digest('hex')).as('sha256'),
                row.val(fileName).as('file_name'),
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

async function draw({ person: key, visit, view: name }: Omit<Payload, 'assessment'>) {
  const person = PEOPLE.find((one) => one.key === key)
  const sides = person?.visits[visit]?.sides
  if (person === undefined || sides === undefined) throw new Error(`the story has no visit ${String(visit)} of ${key}`)
  const view = viewIdSchema.parse(name)
  // Each photo has its own camera noise, and the same noise each time it is drawn.
  const seed = person.seed * 1000 + visit * 20 + viewIdSchema.options.indexOf(view)
  const spec = expressionSpec(view, sides, person.looks, { seed, irisDiameter: person.irisDiameter })
  const { picture } = renderPhantom(spec)
  const raw = { width: picture.width, height: picture.height, channels: 3 } as const
  const bytes = await sharp(picture.data, { raw }).jpeg({ quality: 92 }).toBuffer()
  return { view, bytes, fileName: `${key}-${String(visit + 1)}-${view}.jpg` }
}
