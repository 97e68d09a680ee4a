import type { Face } from '../../../face/face.ts'
import type { Side } from '../../../face/side.ts'
import { drawVertical, lowerLidHeight, pupilInFrame, type Vertical } from '../../eye-geometry.ts'
import { YAW_LIMIT, type SidedMeasure } from '../../measure.ts'

/** Marginal reflex distance 2 (MRD2): from the pupil centre down to the lower lid margin. Grows with lid retraction. */
export const mrd2: SidedMeasure = {
  id: 'mrd2',
  name: 'Marginal reflex distance 2',
  of: 'side',
  unit: 'mm',
  direction: 'Larger: the lower lid stands lower.',
  normal: { low: 5.2, high: 5.87, meaning: 'means of cohorts', views: ['rest'], references: ['rana2023', 'malik2022'] },
  normalDifference: null,
  smallestDetectableChange: 1,
  references: ['emotrics'],
  floor: null,
  yawLimit: YAW_LIMIT,
  quantity(face, side) {
    if (!pupilInFrame(face, side)) return 'iris-hidden'
    const vertical = pupilToLowerLid(face, side)
    return vertical ? vertical.from - vertical.to : 'curve-impossible'
  },
  draw: (face, side) => drawVertical(face, pupilToLowerLid(face, side)),
}

function pupilToLowerLid(face: Face, side: Side): Vertical | null {
  const pupil = pupilInFrame(face, side)
  const lid = pupil && lowerLidHeight(face, side, pupil.x)
  return pupil && lid !== null ? { x: pupil.x, from: pupil.up, to: lid } : null
}
