import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { phantomSpec, renderPhantom } from '../src/core/phantom/index.ts'
import { measureReportSchema, type MeasureReport, type PhotoResult } from '../src/core/records/photo-result.ts'
import { type Ended, facialis } from './run-facialis.ts'
import { root } from './source-tree.ts'

let folder = ''
const at = (...names: string[]): string => path.join(folder, ...names)

/** A face whose left brow is raised by 5 mm, seen in the right half of an un-mirrored picture. */
const phantom = renderPhantom(phantomSpec({ left: { browRaise: 5 } }))

let batch: Ended
let report: MeasureReport

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'facialis-measure-'))
  const { data, width, height } = phantom.picture
  const picture = sharp(data, { raw: { width, height, channels: 3 } })
  mkdirSync(at('photos', 'deeper'), { recursive: true })
  await picture.clone().png().toFile(at('photos', 'face.png'))
  await picture.clone().flop().png().toFile(at('photos', 'deeper', 'mirrored.png'))
  writeFileSync(at('photos', 'empty.jpg'), '')
  writeFileSync(at('photos', 'letter.jpg'), 'Dear colleague')
  const outputs = ['--overlay', at('overlays'), '--csv', at('readings.csv')]
  batch = await facialis('measure', at('photos'), '--json', '--landmarks', ...outputs)
  report = measureReportSchema.parse(JSON.parse(batch.out))
})
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

const photo = (name: string): PhotoResult => {
  const found = report.photos.find((each) => each.file === at('photos', name))
  if (found === undefined) throw new Error(`${name} is not in the report`)
  return found
}

const measured = (name: string): Extract<PhotoResult, { status: 'measured' }> => {
  const found = photo(name)
  if (found.status !== 'measured') throw new Error(found.why)
  return found
}

/** Every value of a photo by measure and side; a mirrored photo is asked for the other side and the opposite sign. */
function values(name: string, mirrored: boolean): Map<string, number> {
  const all = new Map<string, number>()
  for (const [id, result] of Object.entries(measured(name).measures)) {
    if ('value' in result) {
      if (result.value.ok) all.set(id, result.value.value)
      continue
    }
    const { left, right } = mirrored ? { left: result.right, right: result.left } : result
    if (left.ok) all.set(`${id} left`, left.value)
    if (right.ok) all.set(`${id} right`, right.value)
  }
  return all
}

test('some photos refused: the batch goes on, the exit code is 2, each refused file is named with its reason', () => {
  expect(batch.code).toBe(2)
  expect(report.photos.map((each) => `${path.basename(each.file)} ${each.status}`)).toEqual([
    'mirrored.png measured', 'empty.jpg refused', 'face.png measured', 'letter.jpg refused',
  ])
  expect(photo('empty.jpg')).toMatchObject({ why: expect.stringMatching(/empty\.jpg is empty/) })
  expect(photo('letter.jpg')).toMatchObject({ why: expect.stringMatching(/letter\.jpg is a text file/) })
})

test('the raised brow is higher on the patient’s left, in millimetres and with the sign of left − right', () => {
  const brow = measured('face.png').measures['browHeight']
  if (brow === undefined || 'value' in brow || !brow.difference.ok) throw new Error('brow height was not measured')
  const { left, right } = phantom.truth.sides
  expect(brow.difference.unit).toBe('mm')
  expect(brow.difference.value).toBeGreaterThan((left.browHeight - right.browHeight) / 2)
})

test('a mirrored photo gives the mirrored result within 0.05 mm, degrees likewise', () => {
  const straight = values('face.png', false)
  const mirrored = values('deeper/mirrored.png', true)
  expect([...mirrored.keys()].sort()).toEqual([...straight.keys()].sort())
  const apart = [...straight].filter(([id, value]) => {
    const other = mirrored.get(id) ?? Number.NaN
    // A deviation of the midline changes its sign in the mirror, a height does not; areas are in mm².
    const difference = Math.min(Math.abs(value - other), id.includes(' ') ? Infinity : Math.abs(value + other))
    return !(difference <= (id.startsWith('interlabialArea') ? 0.5 : 0.05))
  })
  expect(apart).toEqual([])
})

test('landmarks are in pixels of the picture, the first iris point at the patient’s right', () => {
  const landmarks = measured('face.png').landmarks ?? []
  expect(landmarks).toHaveLength(478)
  for (const [index, side] of [[468, 'right'], [473, 'left']] as const) {
    const [x, y] = landmarks[index] ?? [0, 0]
    const [trueX, trueY] = phantom.truth.sides[side].irisCentre
    expect(Math.hypot(x - trueX, y - trueY)).toBeLessThan(4)
  }
})

test('every measured photo has an annotated picture of its own size, no refused one has', async () => {
  expect(existsSync(at('overlays', 'empty.jpg.overlay.png'))).toBe(false)
  const overlay = await sharp(at('overlays', 'face.png.overlay.png')).metadata()
  expect([overlay.width, overlay.height]).toEqual([phantom.picture.width, phantom.picture.height])
})

test('the CSV has one row per photo and measure and one per refused photo', () => {
  const rows = readFileSync(at('readings.csv'), 'utf8').trimEnd().split('\r\n')
  const perPhoto = Object.keys(measured('face.png').measures).length
  expect(rows).toHaveLength(1 + 2 * perPhoto + 2)
})

test('without --json a person reads a table, and when every photo is measured the exit code is 0', async () => {
  const { code, out } = await facialis('measure', at('photos', 'face.png'))
  expect(code).toBe(0)
  expect(out).toMatch(/right +left +left − right/)
  expect(out).toMatch(/Brow height +\d+\.\d ± \d/)
  expect(out).toContain('1 photo: 1 measured, 0 refused')
})

/** Every value with its unit, by measure and side. */
function withUnits(report: MeasureReport): Map<string, { value: number; unit: string }> {
  const [only] = report.photos
  if (only?.status !== 'measured') throw new Error('the face was not measured')
  return new Map(
    Object.entries(only.measures).flatMap(([id, result]) =>
      Object.entries(result).flatMap(([side, reading]) => (reading.ok ? [[`${id} ${side}`, reading] as const] : []))),
  )
}

test('a cornea of 10.5 mm makes every millimetre 10.5 / 11.77 of what it was, and leaves every angle', async () => {
  const read = async (...flags: string[]): Promise<MeasureReport> => {
    const { out } = await facialis('measure', at('photos', 'face.png'), '--json', ...flags)
    return measureReportSchema.parse(JSON.parse(out))
  }
  const [population, own] = [await read(), await read('--cornea', '10.5')]
  expect(own.photos[0]).toMatchObject({ scale: { source: 'iris-measured' } })
  const [before, after] = [withUnits(population), withUnits(own)]
  expect(before.size).toBeGreaterThan(20)
  expect([...after.keys()]).toEqual([...before.keys()])
  const power: Readonly<Record<string, number>> = { mm: 1, 'mm²': 2, '°': 0, '%': 0 }
  for (const [id, { value, unit }] of before) {
    const expected = value * (10.5 / 11.77) ** (power[unit] ?? NaN)
    expect(Math.abs((after.get(id)?.value ?? NaN) - expected), id).toBeLessThan(1e-9)
  }
})

test('an annotated picture that cannot be written is named and costs nothing else', async () => {
  const csv = at('again.csv')
  mkdirSync(at('blocked', 'face.png.overlay.png'), { recursive: true })
  const { code, out, err } = await facialis('measure', at('photos', 'face.png'), '--json', '--overlay', at('blocked'), '--csv', csv)
  expect(code).toBe(1)
  expect(err).toContain('face.png.overlay.png: cannot be written')
  expect(measureReportSchema.parse(JSON.parse(out)).photos[0]?.status).toBe('measured')
  expect(readFileSync(csv, 'utf8')).toContain('face.png,measured,browHeight')
})

test('the CSV is never written over a photo', async () => {
  const photo = at('photos', 'face.png')
  const before = readFileSync(photo)
  const { code, out, err } = await facialis('measure', at('photos'), '--csv', photo)
  expect([code, out]).toEqual([1, ''])
  expect(err).toContain('face.png: cannot be written: it is one of the photos')
  expect(readFileSync(photo).equals(before)).toBe(true)
})

test('a reader that goes away ends the command without a stack of calls', async () => {
  const program = path.join(root, 'bin/facialis.mjs')
  const child = spawn(process.execPath, [program, 'measure', at('photos', 'face.png')], { stdio: ['ignore', 'pipe', 'pipe'] })
  child.stdout.destroy()
  let err = ''
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (err += chunk))
  const code = await new Promise((resolve) => child.on('close', resolve))
  expect([code, err]).toEqual([0, ''])
})
