import type { Readable } from 'node:stream'
import { setImmediate } from 'node:timers/promises'
import type { Kysely } from 'kysely'
import {
  buildRecord,
  countLeftOut,
  type ExportPlan,
  excursionsOf,
  type LeftOut,
  measureTable,
  readme,
  recordFileSchema,
} from '../../../core/exports/index.ts'
import type { Tables } from '../../database/tables.ts'
import type { MediaStore } from '../../media/store.ts'
import { pictureBytes } from './picture-bytes.ts'
import type { StoredRecord } from './record-source.ts'
import { writeZip, type ZipEntry } from './write-zip.ts'

/** A record that has been released. */
export interface ReleasedZip {
  readonly plan: ExportPlan
  readonly record: StoredRecord
  readonly code: string
  readonly madeAt: Date
}

/**
 * The ZIP of a released record: the pictures first, so that what tells about them knows which of them could be read.
 */
export function recordZip(db: Kysely<Tables>, media: MediaStore, released: ReleasedZip): Readable {
  return writeZip(entries(db, media, released), released.madeAt)
}

async function* entries(db: Kysely<Tables>, media: MediaStore, released: ReleasedZip): AsyncGenerator<ZipEntry> {
  const { plan, record, code, madeAt } = released
  const { person, assessments } = record.source
  const kind = plan.purpose === 'care' ? 'original' : 'without metadata'
  const files = new Set<string>()
  const unreadable: LeftOut[] = []
  for (const { photo, file } of plan.assessments.flatMap(({ photos }) => photos)) {
    const stored = record.pictures.get(photo.id)
    if (file === null || stored === undefined) continue
    const content = await pictureBytes(db, media, stored, kind)
    if (content === null) {
      unreadable.push({ what: 'picture', why: 'unreadable', scope: null, state: null, count: 1 })
      continue
    }
    files.add(file)
    yield { name: file, content }
  }
  const excursions = new Map<number, ReturnType<typeof excursionsOf>>()
  for (const assessment of plan.assessments) {
    // Other requests have their turn between two assessments: the movements of one take tens of milliseconds.
    await setImmediate()
    excursions.set(assessment.number, excursionsOf(assessment))
  }
  const leftOut = countLeftOut([...plan.leftOut, ...unreadable])
  const firstAssessment = assessments.find(({ deleted }) => !deleted)?.date ?? madeAt.toISOString().slice(0, 10)
  const parts = { plan, person, firstAssessment, leftOut, files, excursions, code, madeAt: madeAt.toISOString() }
  // Field by field as the schema says: nothing leaves that is not in it.
  const file = recordFileSchema.parse(buildRecord(parts))
  yield { name: 'measures.csv', content: measureTable(file) }
  yield { name: 'record.json', content: `${JSON.stringify(file, null, 2)}\n` }
  yield { name: 'README.txt', content: readme(file, plan.releasedBy) }
}
