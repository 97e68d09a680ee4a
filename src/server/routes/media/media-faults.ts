import type { FastifyInstance } from 'fastify'
import type { Kysely } from 'kysely'
import type { MediaFaultRecord } from '../../../core/contract/media.ts'
import type { Tables } from '../../database/tables.ts'
import { objectBlob } from '../../media/objects.ts'
import { serve } from '../serve.ts'
import type { Services } from '../services.ts'

/** What is wrong in the photo store of a center; orphans belong to nobody, and every owner of the installation sees them. */
export function mediaFaultRoutes(app: FastifyInstance, services: Services): void {
  serve(app, services, 'mediaFaults', async ({ caller, db }) => {
    const faults = await faultRows(db, caller.center).execute()
    const objects = faults.flatMap(({ media_object: object }) => (object === null ? [] : [object]))
    const photos = await photosOf(db, objects)
    const found = faults.map(
      ({ blob, kind, found_at: at, media_object: object }): MediaFaultRecord => ({
        kind,
        file: blob,
        foundAt: at.toISOString(),
        photos: photos.filter((photo) => photo.media_object === object).map(toPhoto),
      }),
    )
    return [...found, ...(await neverBroughtOver(db, caller.center))]
  })
}

const faultRows = (db: Kysely<Tables>, center: string) =>
  db
    .selectFrom('media_fault')
    .leftJoin('media_object', 'media_object.id', 'media_fault.media_object')
    .select(['media_fault.blob', 'media_fault.kind', 'media_fault.found_at', 'media_fault.media_object'])
    .where((row) => row.or([row('media_object.center_id', '=', center), row('media_fault.media_object', 'is', null)]))
    .orderBy('media_fault.found_at', 'desc')

interface PhotoOfObject {
  readonly id: string
  readonly assessment_id: string
  readonly file_name: string
  readonly media_object: string | null
}

async function photosOf(db: Kysely<Tables>, objects: readonly string[]): Promise<PhotoOfObject[]> {
  if (objects.length === 0) return []
  return db
    .selectFrom('photo')
    .select(['id', 'assessment_id', 'file_name', 'media_object'])
    .where('media_object', 'in', objects)
    .execute()
}

const toPhoto = ({ id, assessment_id: assessmentId, file_name: fileName }: PhotoOfObject) => ({ id, assessmentId, fileName })

/** Photos of an earlier version whose file was gone already. */
async function neverBroughtOver(db: Kysely<Tables>, center: string): Promise<MediaFaultRecord[]> {
  const rows = await db
    .selectFrom('photo')
    .select(['id', 'assessment_id', 'file_name', 'media_object', 'created_at', 'sha256'])
    .where('center_id', '=', center)
    .where('media_object', 'is', null)
    .execute()
  return rows.map((row) => ({
    kind: 'missing',
    file: objectBlob(row.sha256),
    foundAt: row.created_at.toISOString(),
    photos: [toPhoto(row)],
  }))
}
