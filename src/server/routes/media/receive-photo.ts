import { refusals } from '../../media/decode/refusal.ts'
import { sniff } from '../../media/decode/sniff.ts'
import { type Arrival, DigestMismatch, type MediaStore } from '../../media/store.ts'
import { Problem } from '../problem.ts'

/** A photo on its way in: what people call it, how long it is, and the digest its sender computed. */
export interface Announced {
  readonly fileName: string
  readonly bytes: number
  readonly sha256: string
}

/**
 * Takes the bytes of a photo in: when this resolves they are on disk, are the ones that were sent, and begin as a picture.
 * @throws Problem `digest-mismatch`, `unsupported-picture`, `storage-full`; nothing is kept then
 */
export async function receivePhoto(
  media: MediaStore,
  source: AsyncIterable<Uint8Array>,
  { fileName, bytes, sha256 }: Announced,
): Promise<Arrival> {
  const arrival = await media.receive(source, bytes, sha256).catch((cause: unknown) => {
    if (!(cause instanceof DigestMismatch)) throw cause
    throw new Problem('digest-mismatch', `${fileName} was damaged on its way here: send it again.`, undefined, { cause })
  })
  const sniffed = sniff(arrival.opening)
  if (sniffed.ok) return arrival
  await media.discard(arrival)
  throw new Problem('unsupported-picture', refusals.notAPicture(fileName, sniffed.is))
}

/**
 * Removes what arrived when keeping it was refused. After any other error, such as a connection that broke at the commit,
 * nobody knows whether a record leads to it: then it stays, and the sweep decides.
 */
export async function discardRefused(media: MediaStore, arrival: Arrival, error: unknown): Promise<never> {
  if (error instanceof Problem) await media.discard(arrival)
  throw error
}

/** A file name as it may be shown: no path, no invisible or direction-changing characters, 200 characters at most. */
export function cleanName(name: string, field: string): string {
  const visible = name.replace(/^.*[/\\]/, '').replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '').trim().slice(0, 200)
  if (visible === '') throw new Problem('invalid', 'The file has no name.', field)
  return visible
}
