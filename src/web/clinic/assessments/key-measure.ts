import type { Side } from '../../../core/face/side.ts'
import type { Assessment, Photo, ViewId } from '../../../core/records/assessment.ts'
import type { ReadingRecord } from '../../../core/records/photo-result.ts'

/** The measure that tells most about each view: a movement against rest where there is one, else what the photo itself shows. */
const KEY_MEASURES: Readonly<Record<ViewId, readonly string[]>> = {
  rest: ['palpebralFissureHeight'],
  smile_closed: ['commissureExcursion', 'commissurePosition'],
  smile_open: ['commissureExcursion', 'commissurePosition'],
  brow_up: ['browExcursion', 'browHeight'],
  eyes_gentle: ['lagophthalmos', 'palpebralFissureHeight'],
  eyes_tight: ['lagophthalmos', 'palpebralFissureHeight'],
  pucker: ['commissureExcursion', 'commissurePosition'],
  lower_teeth: ['lowerLipHeight'],
  snarl: ['upperLipHeight'],
  nasal_base: [],
}

export interface KeyMeasure {
  readonly measure: string
  readonly readings: Readonly<Record<Side, ReadingRecord>>
}

/** What to look at first in a view; ids of the catalogue, the most telling first. */
export const keyMeasuresOf = (view: ViewId): readonly string[] => KEY_MEASURES[view]

/** The key measure of a photo with both sides: the first that was tried, also when it was refused, else null. */
export function keyMeasure(photo: Photo, assessment: Assessment): KeyMeasure | null {
  // A refused movement is not replaced by another measure: the two would look alike and mean different things.
  const [tried] = KEY_MEASURES[photo.view].flatMap((measure): KeyMeasure[] => {
    const moved = assessment.excursions.filter((one) => one.view === photo.view && one.measure === measure)
    const left = moved.find(({ side }) => side === 'left')?.reading
    const right = moved.find(({ side }) => side === 'right')?.reading
    if (left && right) return [{ measure, readings: { left, right } }]
    const result = photo.run?.result
    const own = result?.status === 'measured' ? result.measures[measure] : undefined
    return own && 'left' in own ? [{ measure, readings: { left: own.left, right: own.right } }] : []
  })
  return tried ?? null
}
