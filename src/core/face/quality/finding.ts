/** One check of a photograph. `says` is for the photographer: what to do differently, or that nothing is to be done. */
export interface QualityFinding {
  readonly id: string
  readonly verdict: 'pass' | 'warn' | 'refuse'
  readonly says: string
  /** What was found, in the unit `says` names. */
  readonly value: number
}
