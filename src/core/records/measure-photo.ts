import { buildFace } from '../face/build-face.ts'
import { measuredCornea } from '../face/iris-scale.ts'
import { headPose } from '../face/pose.ts'
import { assessQuality } from '../face/quality/assess-quality.ts'
import type { Picture } from '../geometry/picture.ts'
import { locateFace } from '../landmarker/locate-face.ts'
import type { Networks } from '../landmarker/network.ts'
import { describePhoto } from './describe-photo.ts'
import type { MeasureOptions } from './photo-measurer.ts'
import type { PhotoResult, QualityCheck } from './photo-result.ts'

export interface MeasurePhotoOptions extends MeasureOptions {
  /** What people call the photo; the sentence about a refused photo begins with it. */
  readonly name: string
}

/**
 * Measures one photo: locates the face, checks the photo, names the landmarks, reads every measure.
 * A photo without a usable face is refused, with one sentence that names it.
 * @throws RangeError for a corneal diameter outside 8–15 mm, or a picture whose data do not fit its size.
 */
export async function measurePhoto(
  picture: Picture,
  networks: Networks,
  options: MeasurePhotoOptions,
): Promise<PhotoResult> {
  const { name: file, corneaMm } = options
  const faceOptions = corneaMm === undefined ? {} : { corneaMm: measuredCornea(corneaMm) }
  const refuse = (why: string, faces: number, quality: QualityCheck[]): PhotoResult => {
    const { width, height } = picture
    return { file, width, height, faces, status: 'refused', why: `${file}: ${why}`, quality }
  }
  const located = await locateFace(picture, networks)
  if (!located.ok) return refuse(located.why, located.faces, [])
  const pose = headPose(located.landmarks.points)
  const quality = assessQuality(picture, located.landmarks, pose)
  const reason = quality.find(({ verdict }) => verdict === 'refuse')
  if (reason) return refuse(reason.says, located.faces, quality)
  const face = buildFace(located.landmarks, pose, faceOptions)
  return describePhoto(face, { name: file, picture, faces: located.faces, quality }, options)
}
