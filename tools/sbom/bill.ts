import type { PinnedAsset } from '../models/pinned-asset.ts'

/** One part of a CycloneDX bill, as far as it is read here. */
interface Component {
  readonly 'bom-ref': string
  readonly name: string
  readonly group?: string
  readonly version: string
  readonly purl?: string
  readonly [field: string]: unknown
}

/** A CycloneDX 1.5 bill of materials, as far as it is read here. */
export interface Bill {
  readonly bomFormat: string
  readonly specVersion: string
  readonly metadata: { readonly component: Component; readonly [field: string]: unknown }
  readonly components: readonly Component[]
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn?: readonly string[] }[]
  readonly [field: string]: unknown
}

/** package-lock.json, as far as it is read here. */
export interface Lock {
  readonly packages: Readonly<Record<string, { readonly version?: string; readonly name?: string; readonly dev?: boolean }>>
}

/** What Facialis is made of, besides what npm knows of the lock file. */
export interface Parts {
  readonly lock: Lock
  /** Names of the packages that the screens import: npm takes them for tools, the build puts them into what browsers run. */
  readonly screens: readonly string[]
  readonly weights: readonly PinnedAsset[]
}

const nameOf = (path: string, name: string | undefined): string => name ?? path.slice(path.lastIndexOf('node_modules/') + 13)

/** name@version of every package of the lock file that is not only a tool. */
export function productionPackages({ packages }: Lock): string[] {
  const used = Object.entries(packages).filter(([path, { dev }]) => path !== '' && dev !== true)
  return [...new Set(used.map(([path, { name, version = '' }]) => `${nameOf(path, name)}@${version}`))].sort()
}

/** npm's bill of everything in the lock file, reduced to what runs on a server or in a browser, with the networks' weights. */
export function billOfMaterials(all: Bill, { lock, screens, weights }: Parts): Bill {
  const { component } = all.metadata
  const dependsOn = new Map(all.dependencies.map(({ ref, dependsOn: on = [] }) => [ref, on]))
  const onServer = new Set(productionPackages(lock))
  const direct = dependsOn.get(component['bom-ref']) ?? []
  const inBrowser = reached(direct.filter((ref) => screens.includes(ref.slice(0, ref.lastIndexOf('@')))), dependsOn)

  const kept = all.components.flatMap((part) => {
    const places = [...(onServer.has(packageOf(part)) ? ['server'] : []), ...(inBrowser.has(part['bom-ref']) ? ['browser'] : [])]
    if (places.length === 0) return []
    return [{ ...part, properties: places.map((value) => ({ name: 'facialis:runs-in', value })) }]
  })
  const networks = weights.map(networkOf)
  const refs = new Set([component['bom-ref'], ...[...kept, ...networks].map((part) => part['bom-ref'])])
  const links = all.dependencies
    .filter(({ ref }) => refs.has(ref))
    .map(({ ref, dependsOn: on = [] }) => ({ ref, dependsOn: on.filter((other) => refs.has(other)) }))
  return {
    ...all,
    metadata: { ...all.metadata, component: { ...component, type: 'application', name: 'facialis' } },
    components: [...kept, ...networks],
    dependencies: [...links, ...networks.map((part) => ({ ref: part['bom-ref'], dependsOn: [] }))],
  }
}

/** What is missing or wrong in a bill: a sentence each; empty when it covers every production package and every network. */
export function faultsOf(bill: Bill, { lock, weights }: Parts): string[] {
  const there = new Set(bill.components.map(packageOf))
  const refs = bill.components.map((part) => part['bom-ref'])
  return [
    ...(bill.bomFormat === 'CycloneDX' ? [] : ['It is not a CycloneDX bill.']),
    ...productionPackages(lock).filter((name) => !there.has(name)).map((name) => `${name} is missing.`),
    ...weights.filter(({ sha256 }) => !JSON.stringify(bill.components).includes(sha256)).map(({ name }) => `${name} is missing.`),
    ...refs.filter((ref, at) => refs.indexOf(ref) !== at).map((ref) => `${ref} is listed twice.`),
  ]
}

const packageOf = ({ purl, name, version }: Component): string =>
  purl === undefined ? `${name}@${version}` : decodeURIComponent(purl.replace(/^pkg:npm\//, '').replace(/[?#].*$/, ''))

function reached(start: readonly string[], dependsOn: ReadonlyMap<string, readonly string[]>): Set<string> {
  const seen = new Set(start)
  for (const ref of seen) for (const next of dependsOn.get(ref) ?? []) seen.add(next)
  return seen
}

function networkOf({ name, package: source, sha256 }: PinnedAsset): Component {
  return {
    'bom-ref': `weights:${name}`,
    type: 'machine-learning-model',
    name,
    version: sha256.slice(0, 12),
    description: `Weights of a neural network, taken out of the package ${source} and converted on the first start.`,
    scope: 'required',
    hashes: [{ alg: 'SHA-256', content: sha256 }],
    licenses: [{ license: { id: 'Apache-2.0' } }],
  }
}
