import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { HelperGone, openHelper } from './helper.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'facialis-helper-'))
writeFileSync(
  path.join(folder, 'child.ts'),
  `import { answerRequests } from ${JSON.stringify(new URL('./answer-requests.ts', import.meta.url).href)}
  let asked = 0
  answerRequests((request: string) => {
    asked++
    if (request === 'throw at once') throw new Error('the reason, at once')
    return answer(request)
  })
  async function answer(request: string) {
    if (request === 'end') process.exit(1)
    if (request === 'throw') throw new Error('the reason')
    return { request, asked }
  }`,
)
const helper = openHelper<string, { request: string; asked: number }>(pathToFileURL(path.join(folder, 'child')))
afterAll(() => {
  helper.close()
  rmSync(folder, { recursive: true })
})

test('requests made at once are answered in turn, each with its own answer, by one process', async () => {
  expect(await Promise.all(['a', 'b'].map((request) => helper.ask(request)))).toEqual([
    { request: 'a', asked: 1 },
    { request: 'b', asked: 2 },
  ])
})

test('a defect fails its own request only', async () => {
  await expect(helper.ask('throw')).rejects.toThrow('the reason')
  await expect(helper.ask('throw at once')).rejects.toThrow('the reason, at once')
  expect(await helper.ask('c')).toEqual({ request: 'c', asked: 5 })
})

test('a process that ends fails its own request, and another takes the next', async () => {
  await expect(helper.ask('end')).rejects.toBeInstanceOf(HelperGone)
  expect(await helper.ask('d')).toEqual({ request: 'd', asked: 1 })
})

test('a process that cannot be started fails its own request, and the next request starts another', async () => {
  const runtime = process.execPath
  const other = openHelper<string, { request: string; asked: number }>(pathToFileURL(path.join(folder, 'child')))
  process.execPath = path.join(folder, 'no-such-program')
  try {
    await expect(other.ask('e')).rejects.toThrow('ENOENT')
  } finally {
    process.execPath = runtime
  }
  expect(await other.ask('f')).toEqual({ request: 'f', asked: 1 })
  other.close()
})
