import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { sha256 } from './sha256.ts'

/** A range of bytes inside a file of an installed npm package, known by its SHA-256. Both packages are Apache-2.0. */
export interface PinnedAsset {
  readonly name: string
  readonly package: string
  readonly file: string
  /** First byte and the byte after the last; null for the whole file. */
  readonly range: readonly [start: number, end: number] | null
  readonly sha256: string
}

const PACKED = 'face_mesh_solution_packed_assets.data'

/** 478 face landmarks with attention to lips, eyes and irises. */
export const LANDMARK_WEIGHTS: PinnedAsset = {
  name: 'face_landmark_with_attention.tflite',
  package: '@mediapipe/face_mesh',
  file: PACKED,
  range: [0, 2_495_952],
  sha256: '883b7411747bac657c30c462d305d312e9dec6adbf8b85e2f5d8d722fca9455d',
}

/** The mean face: vertices in centimetres and triangles. */
export const CANONICAL_GEOMETRY: PinnedAsset = {
  name: 'geometry_pipeline_metadata_landmarks.binarypb',
  package: '@mediapipe/face_mesh',
  file: PACKED,
  range: [3_737_848, 3_757_224],
  sha256: 'bdbcda96dfcb7da883da124aaa2c55dee49770d934f0fcc71747f8c21bdc75b4',
}

/** Finds faces near and far. */
export const DETECTOR_WEIGHTS: PinnedAsset = {
  name: 'face_detection_full_range.tflite',
  package: '@mediapipe/face_detection',
  file: 'face_detection_full_range.tflite',
  range: null,
  sha256: '99bf9494d84f50acc6617d89873f71bf6635a841ea699c17cb3377f9507cfec3',
}

/** Where an installed package keeps its files. */
function packageDirectory(name: string): string {
  return dirname(createRequire(import.meta.url).resolve(`${name}/package.json`))
}

/**
 * The bytes of an asset, read from its installed package and checked.
 * @param directory where the file lies instead of in the installed package
 * @throws Error naming the asset and the file when it is missing, too short or not the one that was validated
 */
export async function readPinnedAsset(asset: PinnedAsset, directory?: string): Promise<Uint8Array> {
  const path = join(directory ?? packageDirectory(asset.package), asset.file)
  const file = await readFile(path)
  const bytes = asset.range === null ? file : file.subarray(...asset.range)
  const found = sha256(bytes)
  if (found !== asset.sha256) {
    throw new Error(
      `${asset.name} in ${path} is not the file Facialis was validated with: its SHA-256 is ${found}, ` +
        `expected ${asset.sha256}. Install ${asset.package} again.`,
    )
  }
  return bytes
}
