import { bothSides, type Side } from '../../face/side.ts'
import { distance, midpoint, type Point } from '../../geometry/point.ts'
import { evaluate } from '../../geometry/spline/b-spline.ts'
import { curveThrough } from './curve-through.ts'
import type { EmotricsInput } from './emotrics-input.ts'
import type { EmotricsDeviation, EmotricsMode, EmotricsResults, EmotricsSide } from './emotrics-results.ts'
import { halfLip } from './half-lip.ts'
import { EYES68, LANDMARKS68 } from './landmarks68.ts'
import { measureEye } from './measure-eye.ts'
import { fromTilted, tiltOf, toTilted } from './rotation.ts'

const IRIS_DIAMETER_MM = 11.77

/**
 * The ten measures of Emotrics from 68 points and two irises. Null when there are none: a curve through a contour is
 * impossible (its points do not follow each other from right to left), or points that span a length coincide.
 * Reference: emotrics.
 */
export function measureEmotrics(input: EmotricsInput, mode: EmotricsMode): EmotricsResults | null {
  const pixels = measurePixels(input, mode)
  if (!pixels) return null
  const mmPerPixel = input.mmPerPixel ?? IRIS_DIAMETER_MM / (input.irises.left.radius + input.irises.right.radius)
  const left = inMillimetres(pixels.left, mmPerPixel)
  const right = inMillimetres(pixels.right, mmPerPixel)
  const deviation: EmotricsDeviation = {
    CommisureHeightDeviation: pixels.commissureHeight * mmPerPixel,
    UpperLipHeightDeviation: pixels.upperLipHeight * mmPerPixel,
    LowerLipHeightDeviation: pixels.lowerLipHeight * mmPerPixel,
    ...eachMeasure((id) => Math.abs(left[id] - right[id])),
  }
  const healthy = pixels.healthySide === 'left' ? left : right
  const percent: EmotricsDeviation = {
    CommisureHeightDeviation: 0,
    UpperLipHeightDeviation: 0,
    LowerLipHeightDeviation: 0,
    ...eachMeasure((id) => (healthy[id] === 0 ? 0 : (100 * deviation[id]) / Math.abs(healthy[id]))),
  }
  const groups: readonly object[] = [left, right, deviation, percent]
  const isFinite = groups.every((group) => Object.values(group).every(Number.isFinite))
  return isFinite ? { left, right, deviation, percent } : null
}

interface Pixels {
  readonly left: EmotricsSide
  readonly right: EmotricsSide
  readonly commissureHeight: number
  readonly upperLipHeight: number
  readonly lowerLipHeight: number
  /** The side that Emotrics takes to be the healthy one: it draws the middle of the lower lip towards itself. */
  readonly healthySide: Side
}

function measurePixels({ points, irises }: EmotricsInput, mode: EmotricsMode): Pixels | null {
  const at = (index: number): Point => points[index] ?? [NaN, NaN]
  const tilt = tiltOf(irises.right.centre, irises.left.centre)
  const centre = midpoint(irises.right.centre, irises.left.centre)
  const lips = {
    upperOuter: LANDMARKS68.upperLipOuter.map(at),
    lowerOuter: LANDMARKS68.lowerLipOuter.map(at),
    upperInner: LANDMARKS68.upperLipInner.map(at),
    lowerInner: LANDMARKS68.lowerLipInner.map(at),
  }
  const lowerLip = curveThrough(lips.lowerOuter, tilt, centre)
  if (!lowerLip) return null
  const lowerLipMiddle = fromTilted(tilt, centre, [0, evaluate(lowerLip, 0)])
  const height = (point: Point): number => toTilted(tilt, centre, point)[1]
  const measured = bothSides((side) => {
    const commissure = at(LANDMARKS68.commissure[side])
    const half = halfLip(lips, commissure, halfLipWidth(side, commissure), tilt)
    const { upperLid, lowerLid, brow } = EYES68[side]
    const contours = { upperLid: upperLid.map(at), lowerLid: lowerLid.map(at), brow: brow.map(at) }
    const eye = measureEye({ ...contours, pupil: irises[side].centre }, tilt, mode)
    if (!half || !eye) return null
    const length = distance(lowerLipMiddle, commissure)
    const rise = -toTilted(tilt, lowerLipMiddle, commissure)[1]
    const mouth = {
      CommissureExcursion: length,
      SmileAngle: 90 + (Math.asin(rise / length) * 180) / Math.PI,
      DentalShow: half.dentalShow,
    }
    return { half, commissure, measures: { ...mouth, ...eye } }
  })
  const { left, right } = measured
  if (!left || !right) return null
  return {
    left: left.measures,
    right: right.measures,
    commissureHeight: Math.abs(height(left.commissure) - height(right.commissure)),
    upperLipHeight: Math.abs(height(left.half.upper) - height(right.half.upper)),
    lowerLipHeight: Math.abs(height(left.half.lower) - height(right.half.lower)),
    healthySide: at(LANDMARKS68.lowerLipMiddle)[0] >= lowerLipMiddle[0] ? 'left' : 'right',
  }

  /** Half the distance of a commissure from the midline. Emotrics subtracts the centre's x from y on the right. */
  function halfLipWidth(side: Side, commissure: Point): number {
    const defective = mode === 'compatible' && side === 'right'
    const origin: Point = defective ? [centre[0], centre[0]] : centre
    return Math.abs(toTilted(tilt, origin, commissure)[0] / 2)
  }
}

const eachMeasure = (value: (id: keyof EmotricsSide) => number): EmotricsSide => ({
  CommissureExcursion: value('CommissureExcursion'),
  SmileAngle: value('SmileAngle'),
  MarginalReflexDistance1: value('MarginalReflexDistance1'),
  MarginalReflexDistance2: value('MarginalReflexDistance2'),
  BrowHeight: value('BrowHeight'),
  DentalShow: value('DentalShow'),
  PalpebralFissureHeight: value('PalpebralFissureHeight'),
})

const inMillimetres = (side: EmotricsSide, mmPerPixel: number): EmotricsSide =>
  eachMeasure((id) => (id === 'SmileAngle' ? side[id] : side[id] * mmPerPixel))
