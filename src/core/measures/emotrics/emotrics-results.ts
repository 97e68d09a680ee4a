/** The measures of one side, under the names of Emotrics. mm, the angle in degrees. */
export interface EmotricsSide {
  readonly CommissureExcursion: number
  readonly SmileAngle: number
  readonly MarginalReflexDistance1: number
  readonly MarginalReflexDistance2: number
  readonly BrowHeight: number
  readonly DentalShow: number
  readonly PalpebralFissureHeight: number
}

/** The measures of the whole face and the differences of the sides. The spelling is Emotrics' own. */
export interface EmotricsDeviation extends EmotricsSide {
  readonly CommisureHeightDeviation: number
  readonly UpperLipHeightDeviation: number
  readonly LowerLipHeightDeviation: number
}

export interface EmotricsResults {
  readonly left: EmotricsSide
  readonly right: EmotricsSide
  readonly deviation: EmotricsDeviation
  /** The deviations in percent of the side that is taken to be healthy; 0 for those that have no percentage. */
  readonly percent: EmotricsDeviation
}

/**
 * `compatible`: every number as Emotrics gives it, its known defects included.
 * `corrected`: the right half-lip is found along the face's own axis, so that tilting the head changes nothing, and
 * MRD1 is negative when the lid margin is below the pupil centre.
 */
export type EmotricsMode = 'compatible' | 'corrected'
