import { expect, test } from 'vitest'
import { openTurns } from './in-turn.ts'

test('works are done one after the other in their order, and a failed one does not stop the next', async () => {
  const inTurn = openTurns()
  const seen: string[] = []
  const work = (name: string) => async () => {
    seen.push(`${name} begins`)
    await new Promise((done) => setImmediate(done))
    seen.push(`${name} ends`)
    if (name === 'second') throw new Error('no picture')
    return name
  }
  const all = await Promise.allSettled(['first', 'second', 'third'].map((name) => inTurn(work(name))))
  expect(all.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  expect(seen).toEqual(['first', 'second', 'third'].flatMap((name) => [`${name} begins`, `${name} ends`]))
})
