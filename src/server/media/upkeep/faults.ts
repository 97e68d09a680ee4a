import type { Kysely } from 'kysely'
import type { FaultKind } from '../../../core/contract/media.ts'
import type { Tables } from '../../database/tables.ts'

/** Something wrong with the blob of that name. */
export interface Fault {
  readonly blob: string
  readonly kind: FaultKind
  /** Null of an orphan. */
  readonly object: string | null
}

/** Writes a fault down; a blob has one at a time. */
export async function recordFault(db: Kysely<Tables>, { blob, kind, object }: Fault): Promise<void> {
  await db
    .insertInto('media_fault')
    .values({ blob, kind, media_object: object })
    .onConflict((conflict) => conflict.column('blob').doUpdateSet({ kind, media_object: object }))
    .execute()
}

/** The fault of a blob is gone, if it had one. */
export async function forgetFault(db: Kysely<Tables>, blob: string): Promise<void> {
  await db.deleteFrom('media_fault').where('blob', '=', blob).execute()
}
