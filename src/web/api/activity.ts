import { IDLE_HEADER } from '../../core/contract/accounts.ts'

const SIGNS = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const

/** When a person last touched this window, on the clock that never goes back. */
let touched = performance.now()

/** Notices that somebody is at this window. */
export function watchActivity(): void {
  for (const sign of SIGNS) window.addEventListener(sign, () => (touched = performance.now()), { passive: true, capture: true })
}

/** For how many whole seconds nobody has touched this window. */
export const idleSeconds = (): number => Math.floor((performance.now() - touched) / 1000)

/** Tells the server so, that what a window asks by itself keeps no session open. */
export const activityHeader = (): Record<string, string> => ({ [IDLE_HEADER]: String(idleSeconds()) })
