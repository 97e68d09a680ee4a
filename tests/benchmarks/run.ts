/**
 * `npm run bench [-- PHOTO…]`: accuracy on phantoms, repeatability, speed and memory, beside the naive pipeline. Prints
 * the report; without photos of one's own it also writes docs/validation/README.md.
 */
import { mkdir, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { phantomSpec, renderPhantom } from '../../src/core/phantom/index.ts'
import { openNetworks } from '../../src/server/detector/networks.ts'
import { ensureModels } from '../../tools/models/ensure-models.ts'
import { phantomAccuracy } from './phantom-accuracy.ts'
import { decoded, repeatability } from './repeatability.ts'
import { reportOf } from './report.ts'
import { throughput } from './throughput.ts'

const pathOf = (relative: string): string => fileURLToPath(new URL(`../../${relative}`, import.meta.url))
const say = (text: string): boolean => process.stderr.write(`${text}\n`)

const models = pathOf('dist/models')
await ensureModels(models)
const networks = await openNetworks(models)
const photos = process.argv.slice(2)

const rest = renderPhantom(phantomSpec()).picture
say('speed …')
const speed = await throughput(rest, models)
say('accuracy …')
const accuracy = await phantomAccuracy(networks)
say('repeatability …')
const drawn = [
  rest,
  renderPhantom(phantomSpec({ left: { commissure: { lateral: -1, up: -5 }, browRaise: -4, upperLid: -1 } })).picture,
  renderPhantom(phantomSpec({ looks: { skin: 'V', iris: 'brown' }, right: { browRaise: -3, upperLid: 1 } })).picture,
]
const faces = photos.length > 0 ? await Promise.all(photos.map((photo) => decoded(photo))) : drawn
const report = reportOf({
  accuracy,
  repeatability: await repeatability(faces, networks),
  repeatedFaces: photos.length > 0 ? `${photos.length} photos` : `${drawn.length} phantoms`,
  throughput: speed,
})
process.stdout.write(report)
if (photos.length === 0) {
  await mkdir(pathOf('docs/validation'), { recursive: true })
  await writeFile(pathOf('docs/validation/README.md'), report)
}
