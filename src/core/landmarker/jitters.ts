/** A crop moved along the midline by a fraction of its side, and grown by a factor. */
export interface Jitter {
  readonly along: number
  readonly growth: number
}

/**
 * The crops whose estimates are averaged and whose spread is the uncertainty. Never sideways and never turned: a crop off
 * the midline cannot be reflected in it.
 */
export const JITTERS: readonly Jitter[] = [
  { along: 0, growth: 1 },
  { along: 0.01, growth: 1.05 },
  { along: 0.02, growth: 0.97 },
  { along: -0.01, growth: 0.95 },
  { along: -0.02, growth: 1.03 },
]
