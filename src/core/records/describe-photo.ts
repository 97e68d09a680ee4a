import type { Face } from '../face/face.ts'
import { landmarkSpread } from '../face/landmark-spread.ts'
import type { Picture } from '../geometry/picture.ts'
import { measureFace } from '../measures/index.ts'
import { drawMeasures } from './draw-measures.ts'
import type { PhotoResult, QualityCheck } from './photo-result.ts'

/** A measured photo as it is printed and stored. */
export function describePhoto(
  face: Face,
  photo: { readonly name: string; readonly picture: Picture; readonly faces: number; readonly quality: QualityCheck[] },
  wanted: { readonly landmarks?: boolean; readonly drawings?: boolean },
): PhotoResult {
  const { mmPerPixel, sd, source } = face.scale ?? {}
  return {
    file: photo.name,
    width: photo.picture.width,
    height: photo.picture.height,
    faces: photo.faces,
    status: 'measured',
    scale: mmPerPixel !== undefined && sd !== undefined && source !== undefined ? { mmPerPixel, sd, source } : null,
    pose: face.pose,
    quality: photo.quality,
    measures: measureFace(face),
    ...(wanted.landmarks && {
      landmarks: face.landmarks.points.map(([x, y]): [number, number] => [x, y]),
      spread: landmarkSpread(face.landmarks),
    }),
    ...(wanted.drawings && { drawings: drawMeasures(face) }),
  }
}
