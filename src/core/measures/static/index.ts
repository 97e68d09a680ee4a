import type { Measure } from '../measure.ts'
import { browHeight } from './brow-height.ts'
import { chinDeviation } from './midline/chin-deviation.ts'
import { commissureHeight } from './mouth/commissure-height.ts'
import { commissureHeightDeviation } from './mouth/commissure-height-deviation.ts'
import { commissurePosition } from './mouth/commissure-position.ts'
import { dentalShow } from './mouth/dental-show.ts'
import { inferiorScleralShow } from './eye/inferior-scleral-show.ts'
import { interlabialArea } from './mouth/interlabial-area.ts'
import { lowerLipDeviation } from './mouth/lower-lip-deviation.ts'
import { lowerLipHeight } from './mouth/lower-lip-height.ts'
import { mrd1 } from './eye/mrd1.ts'
import { mrd2 } from './eye/mrd2.ts'
import { nasalTipDeviation } from './midline/nasal-tip-deviation.ts'
import { palpebralFissureHeight } from './eye/palpebral-fissure-height.ts'
import { palpebralFissureWidth } from './eye/palpebral-fissure-width.ts'
import { philtrumDeviation } from './midline/philtrum-deviation.ts'
import { smileAngle } from './mouth/smile-angle.ts'
import { upperLipDeviation } from './mouth/upper-lip-deviation.ts'
import { upperLipHeight } from './mouth/upper-lip-height.ts'

/** Every measure of one photo, in the order in which a face is read: brow, eye, mouth, midline. */
export const STATIC_MEASURES: readonly Measure[] = [
  browHeight,
  mrd1,
  mrd2,
  palpebralFissureHeight,
  palpebralFissureWidth,
  inferiorScleralShow,
  commissurePosition,
  commissureHeight,
  smileAngle,
  upperLipHeight,
  lowerLipHeight,
  dentalShow,
  interlabialArea,
  commissureHeightDeviation,
  upperLipDeviation,
  lowerLipDeviation,
  philtrumDeviation,
  nasalTipDeviation,
  chinDeviation,
]
