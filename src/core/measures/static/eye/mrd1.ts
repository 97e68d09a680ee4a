import type { Face } from '../../../face/face.ts'
import type { Side } from '../../../face/side.ts'
import { drawVertical, pupilInFrame, upperLidHeight, type Vertical } from '../../eye-geometry.ts'
import { YAW_LIMIT, type SidedMeasure } from '../../measure.ts'

/**
 * Marginal reflex distance 1 (MRD1): from the pupil centre up to the upper lid margin. Negative when the lid margin is
 * below the pupil centre. The pupil centre stands for the light reflex.
 */
export const mrd1: SidedMeasure = {
  id: 'mrd1',
  name: 'Marginal reflex distance 1',
  of: 'side',
  unit: 'mm',
  direction: 'Larger: the upper lid stands higher; negative: it is below the pupil centre.',
  normal: { low: 3.5, high: 4.21, meaning: 'means of cohorts', views: ['rest'], references: ['rana2023', 'malik2022'] },
  normalDifference: null,
  smallestDetectableChange: 1,
  references: ['emotrics'],
  floor: null,
  yawLimit: YAW_LIMIT,
  quantity(face, side) {
    if (!pupilInFrame(face, side)) return 'iris-hidden'
    const vertical = pupilToUpperLid(face, side)
    return vertical ? vertical.to - vertical.from : 'curve-impossible'
  },
  draw: (face, side) => drawVertical(face, pupilToUpperLid(face, side)),
}

function pupilToUpperLid(face: Face, side: Side): Vertical | null {
  const pupil = pupilInFrame(face, side)
  const lid = pupil && upperLidHeight(face, side, pupil.x)
  return pupil && lid !== null ? { x: pupil.x, from: pupil.up, to: lid } : null
}
