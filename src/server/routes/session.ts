import type { Photo } from '../../core/records/assessment.ts'
import type { SessionPhoto } from '../../core/records/measure-session.ts'

/** Of photos in the order they arrived, the newest measured one of every view: what an assessment's figures come from. */
export function newestPerView(photos: readonly Photo[]): SessionPhoto[] {
  const newest = new Map<string, SessionPhoto>()
  for (const { view, state, run } of photos) {
    if (state === 'measured' && run !== null) newest.set(view, { view, result: run.result })
  }
  return [...newest.values()]
}
