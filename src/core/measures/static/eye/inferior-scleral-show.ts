import type { Face } from '../../../face/face.ts'
import type { Side } from '../../../face/side.ts'
import { drawVertical, lowerLidHeight, pupilInFrame, type Vertical } from '../../eye-geometry.ts'
import { YAW_LIMIT, type SidedMeasure } from '../../measure.ts'

/**
 * Inferior scleral show: white of the eye between the lower limbus and the lower lid; 0 when the lid covers the
 * limbus.
 */
export const inferiorScleralShow: SidedMeasure = {
  id: 'inferiorScleralShow',
  name: 'Inferior scleral show',
  of: 'side',
  unit: 'mm',
  direction: 'Larger: more white shows below the iris; healthy lids show none.',
  normal: { low: 0, high: 0, meaning: 'individuals', views: ['rest'], references: ['dutton'] },
  normalDifference: null,
  smallestDetectableChange: 1,
  references: ['dutton'],
  floor: 0,
  yawLimit: YAW_LIMIT,
  quantity(face, side) {
    if (!pupilInFrame(face, side)) return 'iris-hidden'
    const vertical = limbusToLowerLid(face, side)
    return vertical ? vertical.from - vertical.to : 'curve-impossible'
  },
  draw(face, side) {
    const vertical = limbusToLowerLid(face, side)
    return vertical && vertical.from > vertical.to ? drawVertical(face, vertical) : []
  },
}

function limbusToLowerLid(face: Face, side: Side): Vertical | null {
  const pupil = pupilInFrame(face, side)
  const lid = pupil && lowerLidHeight(face, side, pupil.x)
  return pupil && lid !== null ? { x: pupil.x, from: pupil.up - pupil.radius, to: lid } : null
}
