import sharp, { type Sharp } from 'sharp'
import type { Picture } from '../../src/core/geometry/picture.ts'
import type { Networks } from '../../src/core/landmarker/network.ts'
import { differencesOf, MEASURES, PIPELINES, type Differences, type Measure, type Pipeline } from './pipelines.ts'
import { rootMeanSquare, sampleDeviation } from './statistics.ts'

const wall = { r: 150, g: 165, b: 175, alpha: 1 }

/** A shift by a fraction of a pixel, by bilinear interpolation. */
const shifted = (image: Sharp, x: number, y: number): Sharp =>
  image.affine([1, 0, 0, 1], { odx: x, ody: y, interpolator: 'bilinear', background: wall })

/** What does not change a face: size, tilt, light, compression, where it falls on the pixel grid. */
const PERTURBATIONS: readonly ((image: Sharp, width: number) => Sharp)[] = [
  (image) => image,
  ...[0.5, 0.75, 1.4, 2].map((factor) => (image: Sharp, width: number) => image.resize(Math.round(width * factor))),
  ...[-10, -5, 5, 10].map((angle) => (image: Sharp) => image.rotate(angle, { background: wall })),
  ...[0.6, 0.8, 1.2, 1.4].map((gain) => (image: Sharp) => image.linear(gain, 0)),
  ...[30, 60, 90].map((quality) => (image: Sharp) => image.jpeg({ quality })),
  (image) => shifted(image, 0.33, 0.5),
  (image) => shifted(image, 0.5, 0.25),
]

export const PERTURBATION_COUNT = PERTURBATIONS.length

export interface Repeatability {
  readonly measure: Measure
  readonly pipeline: Pipeline
  /** Standard deviation over the perturbations of one face, root mean square over the faces, mm. */
  readonly deviation: number
}

/** How much the left–right differences of the same faces vary when only the photograph changes. */
export async function repeatability(faces: readonly Picture[], networks: Networks): Promise<Repeatability[]> {
  const found: Record<Pipeline, Differences[][]> = { naive: [], ours: [] }
  for (const face of faces) {
    const ofFace: Record<Pipeline, Differences[]> = { naive: [], ours: [] }
    for (const perturb of PERTURBATIONS) {
      const picture = await perturbed(face, perturb)
      for (const pipeline of PIPELINES) ofFace[pipeline].push(await differencesOf(picture, networks, pipeline))
    }
    for (const pipeline of PIPELINES) found[pipeline].push(ofFace[pipeline])
  }
  return MEASURES.flatMap((measure) =>
    PIPELINES.map((pipeline) => {
      const deviations = found[pipeline].map((runs) => sampleDeviation(runs.map((run) => run[measure])))
      return { measure, pipeline, deviation: rootMeanSquare(deviations) }
    }),
  )
}

async function perturbed(face: Picture, perturb: (image: Sharp, width: number) => Sharp): Promise<Picture> {
  const { width, height, data } = face
  const encoded = await perturb(sharp(data, { raw: { width, height, channels: 3 } }), width)
    .toFormat('png', { compressionLevel: 1 })
    .toBuffer()
  return decoded(encoded)
}

export async function decoded(file: Buffer | string): Promise<Picture> {
  const image = sharp(file).rotate().removeAlpha().toColourspace('srgb')
  const { data, info } = await image.raw().toBuffer({ resolveWithObject: true })
  return { width: info.width, height: info.height, data: new Uint8Array(data) }
}
