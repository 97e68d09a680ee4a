import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { convert, CONVERTER_REVISION } from './convert/convert.ts'
import { DETECTOR_WEIGHTS, LANDMARK_WEIGHTS, type PinnedAsset, readPinnedAsset } from './pinned-asset.ts'
import { sha256 } from './sha256.ts'

type NetworkName = 'landmarks' | 'detector'

/** Where the converted networks lie, and the SHA-256 of each file. */
export interface Models {
  readonly landmarks: string
  readonly detector: string
  readonly hashes: Readonly<Record<NetworkName, string>>
}

interface ManifestEntry {
  readonly name: NetworkName
  readonly source: string
  readonly sourceSha256: string
  readonly onnx: string
  readonly onnxSha256: string
}

interface Manifest {
  readonly converter: number
  readonly networks: readonly ManifestEntry[]
}

const SOURCES: readonly (readonly [NetworkName, PinnedAsset])[] = [
  ['landmarks', LANDMARK_WEIGHTS],
  ['detector', DETECTOR_WEIGHTS],
]

/** Words for the detector's outputs, which its file names after the layer that made them. */
const OUTPUT_NAMES: Readonly<Record<string, string>> = {
  reshaped_regressor_face_4: 'regressors',
  reshaped_classifier_face_4: 'classificators',
}

async function hashOfFile(path: string): Promise<string | null> {
  return await readFile(path).then(sha256, () => null)
}

/** What an earlier run wrote, or null when it is missing, unreadable or of another converter or other weights. */
async function storedManifest(directory: string): Promise<Manifest | null> {
  try {
    const manifest = JSON.parse(await readFile(join(directory, 'manifest.json'), 'utf8')) as Manifest
    if (manifest.converter !== CONVERTER_REVISION) return null
    for (const [name, asset] of SOURCES) {
      const entry = manifest.networks.find((network) => network.name === name)
      if (entry?.sourceSha256 !== asset.sha256) return null
      if ((await hashOfFile(join(directory, entry.onnx))) !== entry.onnxSha256) return null
    }
    return manifest
  } catch {
    return null
  }
}

/** Writes beside the place and renames, so that no reader ever sees half a file. */
async function replaceFile(path: string, content: Uint8Array | string): Promise<void> {
  const temporary = `${path}.${process.pid}.tmp`
  await writeFile(temporary, content)
  await rename(temporary, path)
}

async function convertInto(directory: string): Promise<Manifest> {
  await mkdir(directory, { recursive: true })
  const networks: ManifestEntry[] = []
  for (const [name, asset] of SOURCES) {
    const onnx = convert(await readPinnedAsset(asset), name, OUTPUT_NAMES)
    const file = `${name}.onnx`
    await replaceFile(join(directory, file), onnx)
    networks.push({ name, source: asset.name, sourceSha256: asset.sha256, onnx: file, onnxSha256: sha256(onnx) })
  }
  const manifest: Manifest = { converter: CONVERTER_REVISION, networks }
  await replaceFile(join(directory, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`)
  return manifest
}

/**
 * Makes sure that a directory holds `landmarks.onnx`, `detector.onnx` and `manifest.json`; converts them from the weights
 * in the installed npm packages when they are missing, damaged or out of date.
 * @throws Error naming the weight file when the weights are not the ones that were validated
 */
export async function ensureModels(directory: string): Promise<Models> {
  const manifest = (await storedManifest(directory)) ?? (await convertInto(directory))
  const hash = (name: NetworkName): string =>
    manifest.networks.find((network) => network.name === name)?.onnxSha256 ?? ''
  return {
    landmarks: join(directory, 'landmarks.onnx'),
    detector: join(directory, 'detector.onnx'),
    hashes: { landmarks: hash('landmarks'), detector: hash('detector') },
  }
}
