import type { Assessment, PhotoState } from '../../core/records/assessment.ts'

/** True while a job still has to answer for one of the photos. */
export const isWorking = (assessment: Assessment): boolean =>
  assessment.photos.some((photo) => photo.deletedAt === null && isUnfinished(photo.state))

const isUnfinished = (state: PhotoState): boolean => state === 'waiting' || state === 'measuring'

/**
 * An assessment with the states its photos have now, as long as that is all there is to know: null when a photo came, went
 * or is finished, and the assessment has to be read again. Reading it is an access to the record; asking for states is none.
 */
export function withStates(
  assessment: Assessment,
  states: readonly { readonly id: string; readonly state: PhotoState }[],
): Assessment | null {
  const now = new Map(states.map(({ id, state }) => [id, state]))
  const shown = assessment.photos.filter(({ deletedAt }) => deletedAt === null)
  const same = shown.length === now.size && shown.every(({ id, state }) => now.get(id) === state || stillWorks(state, now.get(id)))
  if (!same) return null
  return { ...assessment, photos: assessment.photos.map((photo) => ({ ...photo, state: now.get(photo.id) ?? photo.state })) }
}

const stillWorks = (before: PhotoState, now: PhotoState | undefined): boolean =>
  now !== undefined && isUnfinished(before) && isUnfinished(now)
