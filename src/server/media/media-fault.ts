import type { FaultKind } from '../../core/contract/media.ts'

/** Something kept that cannot be read as what was kept; no byte of it is given out that was not proved before. */
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
