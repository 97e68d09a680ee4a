import { expect, test } from 'vitest'
import { LANDMARK_WEIGHTS } from '../models/pinned-asset.ts'
import { type Bill, billOfMaterials, faultsOf } from './bill.ts'

const part = (name: string, version = '1.0.0') => ({
  'bom-ref': `${name}@${version}`,
  name,
  version,
  purl: `pkg:npm/${name.replace('@', '%40')}@${version}`,
})

const all: Bill = {
  bomFormat: 'CycloneDX',
  specVersion: '1.5',
  metadata: { component: { 'bom-ref': 'facialis@0.1.0', name: 'folder', version: '0.1.0' } },
  components: [part('server'), part('@scope/deep'), part('screen'), part('drawn'), part('tool')],
  dependencies: [
    { ref: 'facialis@0.1.0', dependsOn: ['server@1.0.0', 'screen@1.0.0', 'tool@1.0.0'] },
    { ref: 'server@1.0.0', dependsOn: ['@scope/deep@1.0.0'] },
    { ref: 'screen@1.0.0', dependsOn: ['drawn@1.0.0'] },
  ],
}
const parts = {
  lock: {
    packages: {
      '': { version: '0.1.0' },
      'node_modules/server': { version: '1.0.0' },
      'node_modules/server/node_modules/@scope/deep': { version: '1.0.0' },
      'node_modules/screen': { version: '1.0.0', dev: true },
      'node_modules/drawn': { version: '1.0.0', dev: true },
      'node_modules/tool': { version: '1.0.0', dev: true },
    },
  },
  screens: ['screen'],
  weights: [LANDMARK_WEIGHTS],
}

test('the bill has what runs on a server or in a browser and the weights, and no tools', () => {
  const bill = billOfMaterials(all, parts)
  expect(bill.components.map(({ name }) => name)).toEqual(['server', '@scope/deep', 'screen', 'drawn', LANDMARK_WEIGHTS.name])
  expect(bill.components.at(-1)).toMatchObject({ hashes: [{ alg: 'SHA-256', content: LANDMARK_WEIGHTS.sha256 }] })
  expect(bill.dependencies[0]).toEqual({ ref: 'facialis@0.1.0', dependsOn: ['server@1.0.0', 'screen@1.0.0'] })
  expect(faultsOf(bill, parts)).toEqual([])
})

test('a package of the lock file or a network that the bill lacks is named', () => {
  const bill = { ...all, components: [part('server'), part('server')] }
  expect(faultsOf(bill, parts)).toEqual(['@scope/deep@1.0.0 is missing.', `${LANDMARK_WEIGHTS.name} is missing.`, 'server@1.0.0 is listed twice.'])
})
