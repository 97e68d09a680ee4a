import { distance } from '../geometry/point.ts'
import type { Eye } from './face.ts'
import type { BothSides } from './side.ts'

/** Between the inner canthi, pixels. */
export const interCanthalDistance = (eyes: BothSides<Pick<Eye, 'innerCanthus'>>): number =>
  distance(eyes.right.innerCanthus, eyes.left.innerCanthus)
