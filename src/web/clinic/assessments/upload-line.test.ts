import { expect, test } from 'vitest'
import { openLine } from './upload-line.ts'

test('so many at a time are under way, in the order they came, and one that fails makes room too', async () => {
  const line = openLine(2)
  const begun: string[] = []
  const end = new Map<string, (failed: boolean) => void>()
  for (const name of ['a', 'b', 'c', 'd']) {
    line.push(() => {
      begun.push(name)
      return new Promise<void>((done, fail) => end.set(name, (failed) => (failed ? fail(new Error(name)) : done())))
    })
  }
  const settled = () => new Promise((done) => setTimeout(done))
  expect(begun).toEqual(['a', 'b'])
  end.get('b')?.(true)
  await settled()
  expect(begun).toEqual(['a', 'b', 'c'])
  end.get('a')?.(false)
  await settled()
  expect(begun).toEqual(['a', 'b', 'c', 'd'])
})
