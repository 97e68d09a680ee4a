import type { Face } from '../../face/face.ts'
import type { Side } from '../../face/side.ts'
import { contourInFrame, highestAt } from '../contour.ts'
import { drawVertical, pupilInFrame, type Vertical } from '../eye-geometry.ts'
import { YAW_LIMIT, type SidedMeasure } from '../measure.ts'

/**
 * Brow height: from the pupil centre up to the centre line of the brow directly above it. For brow ptosis and, across
 * two photos, for the frontal branch. No answer when the lids cover the pupil.
 */
export const browHeight: SidedMeasure = {
  id: 'browHeight',
  name: 'Brow height',
  of: 'side',
  unit: 'mm',
  direction: 'Larger: the brow stands higher above the pupil.',
  normal: null,
  normalDifference: null,
  smallestDetectableChange: 1.5,
  references: ['emotrics'],
  floor: null,
  yawLimit: YAW_LIMIT,
  quantity(face, side) {
    if (!pupilInFrame(face, side)) return 'iris-hidden'
    const vertical = browAbovePupil(face, side)
    return vertical ? vertical.to - vertical.from : 'curve-impossible'
  },
  draw: (face, side) => drawVertical(face, browAbovePupil(face, side)),
}

function browAbovePupil(face: Face, side: Side): Vertical | null {
  const pupil = pupilInFrame(face, side)
  const brow = pupil && highestAt(contourInFrame(face.frame, face.eyes[side].brow), pupil.x)
  return pupil && brow !== null ? { x: pupil.x, from: pupil.up, to: brow } : null
}
