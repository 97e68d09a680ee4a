import { BlobMissing } from '../../media/blobs/blob-store.ts'
import { MediaFault } from '../../media/media-fault.ts'

/**
 * What may be wrong with a part of a backup: `missing`, the file is not there; `truncated`, it is shorter than what was
 * written; `altered`, it is not what was written; `wrong-key`, it was locked with another key.
 */
export type BackupFaultKind = 'missing' | 'truncated' | 'altered' | 'wrong-key'

/** A part of a backup that is not what was written. `part` says what it held, `file` is its name in the folder of backups. */
export class BackupFault extends Error {
  override readonly name = 'BackupFault'
  readonly kind: BackupFaultKind
  readonly part: string
  readonly file: string

  constructor(kind: BackupFaultKind, part: string, file: string, message?: string, options?: ErrorOptions) {
    super(message ?? `${part} is ${kind} (${file})`, options)
    this.kind = kind
    this.part = part
    this.file = file
  }
}

/** The same failure of the store or of the cipher as a fault of the backup; any other failure as it came. */
export function asBackupFault(error: unknown, part: string, file: string): unknown {
  if (error instanceof BlobMissing) return new BackupFault('missing', part, file, undefined, { cause: error })
  if (error instanceof MediaFault) {
    const kind = error.kind === 'orphaned' ? 'altered' : error.kind
    return new BackupFault(kind, part, file, undefined, { cause: error })
  }
  return error
}
