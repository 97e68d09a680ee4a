import { YAW_LIMIT } from '../measure.ts'
import { commissureDisplacement } from './commissure-displacement.ts'
import type { ExcursionMeasure } from './excursion.ts'

/**
 * Direction of the commissure excursion: 0° straight outwards, 90° straight up, negative downwards, ±180° towards the
 * other side, where a paralysed corner is drawn. The direction of a small movement is noise, and its standard deviation
 * says so; a corner that did not move at all has none.
 */
export const commissureExcursionAngle: ExcursionMeasure = {
  id: 'commissureExcursionAngle',
  name: 'Commissure excursion angle',
  of: 'side',
  unit: '°',
  direction: '0° is straight outwards, 90° straight up, negative downwards.',
  normal: null,
  normalDifference: null,
  smallestDetectableChange: 5,
  period: 360,
  references: ['tarantili2005'],
  yawLimit: YAW_LIMIT,
  views: ['smile_closed', 'smile_open'],
  quantity(movement, side) {
    const displacement = commissureDisplacement(movement, side)
    if (!displacement) return 'scale-unknown'
    const [outwards, up] = displacement
    if (outwards === 0 && up === 0) return 'curve-impossible'
    return (Math.atan2(up, outwards) * 180) / Math.PI
  },
  methodSd: () => 0,
}
