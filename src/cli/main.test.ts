import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { main } from './main.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'facialis-cli-'))
const unused = (): never => {
  throw new Error('nothing is to be started')
}
const wiring = {
  version: '0',
  start: unused,
  openMeasurer: unused,
  openOverlayer: unused,
  rotateKeys: unused,
  checkMedia: unused,
  resetOwner: unused,
  verifyAudit: unused,
  exportAudit: unused,
  createBackup: unused,
  verifyBackup: unused,
  listBackups: unused,
  restoreBackup: unused,
}

/** Runs a command and gives what it wrote. */
async function run(...argv: string[]) {
  const written = { out: '', error: '' }
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((written.out += String(text)), true))
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => ((written.error += String(text)), true))
  return { code: await main(argv, wiring), ...written }
}

afterEach(() => {
  vi.restoreAllMocks()
})

test('help of a command is the manual of that command', async () => {
  const asked = await run('help', 'measure')
  vi.restoreAllMocks()
  expect(asked).toEqual(await run('measure', '--help'))
  expect(asked.out).toContain('Usage: facialis measure')
})

test('help of what is no command says so', async () => {
  expect(await run('help', 'dance')).toMatchObject({ code: 1, error: expect.stringContaining('no command dance') as string })
})

test('a report for a folder that does not exist is told in words, before anything is measured', async () => {
  const photo = path.join(folder, 'a.jpg')
  writeFileSync(photo, '')
  const nowhere = path.join(folder, 'nowhere')
  const { code, error } = await run('measure', photo, '--csv', path.join(nowhere, 'x.csv'))
  rmSync(folder, { recursive: true })
  expect(code).toBe(1)
  expect(error).toContain(`the folder ${nowhere} does not exist`)
  expect(error).not.toContain('ENOENT')
})
