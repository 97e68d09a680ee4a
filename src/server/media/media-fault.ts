/**
 * What may be wrong with a kept object: `missing`, there is no blob; `truncated`, the blob is shorter than what was kept;
 * `altered`, it is not what was kept; `orphaned`, a blob that no record leads to.
 */
export type FaultKind = 'missing' | 'truncated' | 'altered' | 'orphaned'

/** An object that cannot be read as what was kept; nothing of it is given out beyond what was proved before. */
export class MediaFault extends Error {
  override readonly name = 'MediaFault'
  readonly kind: FaultKind
  readonly object: string

  constructor(kind: FaultKind, object: string, options?: ErrorOptions) {
    super(`the media object ${object} is ${kind}`, options)
    this.kind = kind
    this.object = object
  }
}
