// npm run sbom: writes sbom/facialis.cdx.json, the bill of what Facialis is made of, in CycloneDX.
import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { DETECTOR_WEIGHTS, LANDMARK_WEIGHTS } from './models/pinned-asset.ts'
import { billOfMaterials, faultsOf } from './sbom/bill.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

/** The packages that the screens import. */
function screenPackages() {
  const sources = readdirSync(path.join(root, 'src/web'), { recursive: true }).filter((file) => /(?<!\.test)\.tsx?$/.test(file))
  const text = sources.map((file) => readFileSync(path.join(root, 'src/web', file), 'utf8')).join('\n')
  const imports = [...text.matchAll(/^(?:import|export) .*?['"]([^'".][^'"]*)['"]/gm)].map(([, specifier]) => specifier)
  return [...new Set(imports.map((specifier) => specifier.split('/').slice(0, specifier.startsWith('@') ? 2 : 1).join('/')))]
}

// From the lock file rather than from what is installed: the same on every system, with the parts of every system.
const told = execFileSync('npm', ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only'], {
  cwd: root,
  encoding: 'utf8',
  maxBuffer: 64 * 1024 * 1024,
  stdio: ['ignore', 'pipe', 'ignore'],
})
const parts = {
  lock: JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')),
  screens: screenPackages(),
  weights: [LANDMARK_WEIGHTS, DETECTOR_WEIGHTS],
}
const file = path.join(root, 'sbom/facialis.cdx.json')
mkdirSync(path.dirname(file), { recursive: true })
writeFileSync(file, `${JSON.stringify(billOfMaterials(JSON.parse(told), parts), null, 2)}\n`)

const bill = JSON.parse(readFileSync(file, 'utf8'))
const faults = faultsOf(bill, parts)
if (faults.length > 0) throw new Error(`The bill is not complete: ${faults.join(' ')}`)
process.stdout.write(`sbom/facialis.cdx.json: ${bill.components.length} parts\n`)
