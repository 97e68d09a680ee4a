/** A crop moved along the midline by a fraction of its side, and grown by a factor. */
export interface Jitter {
  readonly along: number
  readonly growth: number
}

/**
 * The crops whose estimates are averaged and whose spread is the uncertainty. Never sideways and never turned: a crop off
 * the midline cannot be reflected in it. On average slightly closer than the crops of the network's training: brows that
 * stand high or low are then read less short, on phantoms and on warped portraits, and mouths and lids as before.
 */
export const JITTERS: readonly Jitter[] = [
  { along: 0, growth: 0.95 },
  { along: 0.01, growth: 1 },
  { along: 0.02, growth: 0.92 },
  { along: -0.01, growth: 0.9 },
  { along: -0.02, growth: 0.98 },
]
