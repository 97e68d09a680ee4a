import { toFrame } from '../../../face/face-frame.ts'
import type { Face } from '../../../face/face.ts'
import type { Side } from '../../../face/side.ts'
import { drawVertical, lowerLidHeight, upperLidHeight, type Vertical } from '../../eye-geometry.ts'
import { YAW_LIMIT, type SidedMeasure } from '../../measure.ts'

/**
 * Palpebral fissure height: between the lid margins on the facial vertical midway between the canthi. It is read in
 * closed eyes too; there the landmarks follow the lashes and read 1–3 mm, see lagophthalmos.
 */
export const palpebralFissureHeight: SidedMeasure = {
  id: 'palpebralFissureHeight',
  name: 'Palpebral fissure height',
  of: 'side',
  unit: 'mm',
  direction: 'Larger: the eye is wider open.',
  normal: { low: 6.98, high: 13.36, meaning: 'individuals', views: ['rest'], references: ['ocularSynkinesis2013'] },
  normalDifference: null,
  smallestDetectableChange: 1,
  references: ['emotrics'],
  floor: null,
  yawLimit: YAW_LIMIT,
  quantity(face, side) {
    const vertical = midFissure(face, side)
    return vertical ? vertical.to - vertical.from : 'curve-impossible'
  },
  draw: (face, side) => drawVertical(face, midFissure(face, side)),
}

function midFissure(face: Face, side: Side): Vertical | null {
  const { innerCanthus, outerCanthus } = face.eyes[side]
  const x = (toFrame(face.frame, innerCanthus)[0] + toFrame(face.frame, outerCanthus)[0]) / 2
  const upper = upperLidHeight(face, side, x)
  const lower = lowerLidHeight(face, side, x)
  return upper !== null && lower !== null ? { x, from: lower, to: upper } : null
}
