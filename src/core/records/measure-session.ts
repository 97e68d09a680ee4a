import { buildFace, type FaceOptions } from '../face/build-face.ts'
import type { Face } from '../face/face.ts'
import { measuredCornea } from '../face/iris-scale.ts'
import { samplesFromSpread } from '../face/landmark-spread.ts'
import { unmeasured } from '../face/reading.ts'
import { sessionScaleOf } from '../face/session-scale.ts'
import { EXCURSION_MEASURES, measureMovement } from '../measures/index.ts'
import type { MeasureReadings } from '../measures/read-measure.ts'
import type { Excursion, ViewId } from './assessment.ts'
import type { PhotoResult } from './photo-result.ts'

/** A photo of one session as stored: measured with its landmarks, or refused. */
export interface SessionPhoto {
  readonly view: ViewId
  readonly result: PhotoResult
}

/**
 * What moved between the photo at rest and every other photo of one session, on each side and as the difference
 * left − right: from the stored landmarks, without the pictures. Photos that were refused are left out. A photo in which
 * an eye is closed that was open at rest borrows the scale of the photo at rest. Without a measured photo at rest every
 * movement is `no-rest-photo`; a photo stored without its landmarks is `landmark-missing`.
 * @param corneaMm this person's own corneal diameter, when it was measured.
 */
export function measureSession(photos: readonly SessionPhoto[], corneaMm?: number): Excursion[] {
  const options = corneaMm === undefined ? {} : { corneaMm: measuredCornea(corneaMm) }
  const restPhoto = photos.find(({ view, result }) => view === 'rest' && result.status === 'measured')
  const rest = restPhoto ? storedFace(restPhoto.result, options) : null
  const sessionScale = rest && sessionScaleOf(rest)
  const movedPhotos = photos.filter(({ view, result }) => view !== 'rest' && result.status === 'measured')
  return movedPhotos.flatMap(({ view, result }) => {
    const moved = storedFace(result, sessionScale ? { ...options, sessionScale } : options)
    if (!restPhoto) return refusals(view, 'no-rest-photo')
    return rest && moved ? records(view, measureMovement(rest, moved, view)) : refusals(view, 'landmark-missing')
  })
}

/** The face of a stored photo, or null when its landmarks were not kept. */
function storedFace(result: PhotoResult, options: FaceOptions): Face | null {
  if (result.status !== 'measured' || !result.landmarks) return null
  const { landmarks: points, spread = [], pose } = result
  return buildFace({ points, samples: samplesFromSpread(points, spread) }, pose, options)
}

const ROWS = ['right', 'left', 'difference'] as const

const records = (view: ViewId, measures: Record<string, MeasureReadings>): Excursion[] =>
  Object.entries(measures).flatMap(([measure, readings]): Excursion[] =>
    'value' in readings
      ? [{ view, measure, side: null, reading: readings.value }]
      : ROWS.map((side) => ({ view, measure, side, reading: readings[side] })),
  )

const refusals = (view: ViewId, why: 'no-rest-photo' | 'landmark-missing'): Excursion[] =>
  EXCURSION_MEASURES.filter(({ views }) => views.includes(view)).flatMap(({ id }) =>
    ROWS.map((side): Excursion => ({ view, measure: id, side, reading: unmeasured(why) })),
  )
