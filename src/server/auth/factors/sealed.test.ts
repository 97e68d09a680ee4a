import { expect, test } from 'vitest'
import { openSeal } from './sealed.ts'

const seal = openSeal('a secret of the installation', 'a purpose')

test('what is sealed opens for its owner and says nothing to anybody else', () => {
  const sealed = seal.seal('JBSWY3DPEHPK3PXP', 'ada')
  expect(sealed).not.toContain('JBSWY3DPEHPK3PXP')
  expect(seal.open(sealed, 'ada')).toBe('JBSWY3DPEHPK3PXP')
  expect(() => seal.open(sealed, 'eve')).toThrow()
  expect(() => openSeal('another secret', 'a purpose').open(sealed, 'ada')).toThrow()
  expect(() => openSeal('a secret of the installation', 'another purpose').open(sealed, 'ada')).toThrow()
})

test('every bit counts', () => {
  const bytes = Buffer.from(seal.seal('JBSWY3DPEHPK3PXP', 'ada'), 'base64')
  for (let at = 0; at < bytes.length; at++) {
    const altered = Buffer.from(bytes)
    altered.writeUInt8(altered.readUInt8(at) ^ 1, at)
    expect(() => seal.open(altered.toString('base64'), 'ada')).toThrow()
  }
})
