import { expect, test } from 'vitest'
import type { Picture } from '../../geometry/picture.ts'
import type { Point } from '../../geometry/point.ts'
import { CANONICAL_VERTICES } from '../canonical-mesh.ts'
import type { Pose } from '../face.ts'
import { assessQuality, type QualityFinding } from './assess-quality.ts'

const FRONTAL: Pose = { yaw: 0, pitch: 0, roll: 0 }

/** The canonical face in the middle of an 800 × 800 picture; its eyes' middles are 6.3 cm apart or so. */
function canonicalPoints(pxPerCm: number): Point[] {
  return Array.from({ length: 478 }, (_, i): Point => {
    const at = (i < 468 ? i : i < 473 ? 33 : 263) * 3
    return [400 + pxPerCm * (CANONICAL_VERTICES[at] ?? 0), 400 - pxPerCm * (CANONICAL_VERTICES[at + 1] ?? 0)]
  })
}

/** Grey with a checkerboard of `cell` pixels: `contrast` levels up and down. */
function board(level: number, contrast: number, cell: number): Picture {
  const data = new Uint8Array(800 * 800 * 3)
  for (let y = 0; y < 800; y++) {
    for (let x = 0; x < 800; x++) {
      const up = (Math.floor(x / cell) + Math.floor(y / cell)) % 2 === 0
      data.fill(level + (up ? contrast : -contrast), (y * 800 + x) * 3, (y * 800 + x) * 3 + 3)
    }
  }
  return { width: 800, height: 800, data }
}

function find(id: string, picture: Picture, points: readonly Point[], pose: Pose = FRONTAL): QualityFinding {
  const finding = assessQuality(picture, { points, samples: [] }, pose).find((candidate) => candidate.id === id)
  if (finding === undefined) throw new Error(`no check ${id}`)
  return finding
}

const good = board(150, 40, 8)

test('a small face is asked to come closer, in pixels; a tiny one is refused', () => {
  const small = find('face-size', good, canonicalPoints(15))
  expect(small.verdict).toBe('warn')
  expect(small.says).toContain(`the eyes are ${Math.round(small.value)} px apart`)
  // The same face at a third of the size has a third of the pixels between its eyes.
  const tiny = find('face-size', good, canonicalPoints(5))
  expect(tiny.value).toBeCloseTo(small.value / 3, 9)
  expect(tiny.verdict).toBe(tiny.value < 32 ? 'refuse' : 'warn')
  expect(find('face-size', good, canonicalPoints(4)).verdict).toBe('refuse')
})

test.each([
  ['yaw', 5, 'pass', ''],
  ['yaw', 6, 'warn', 'turn the head to the right'],
  ['yaw', -6, 'warn', 'turn the head to the left'],
  ['yaw', 40, 'refuse', 'face the camera'],
  ['pitch', 9, 'warn', 'lower the chin'],
  ['roll', -6, 'warn', 'tilt the head to the left shoulder'],
] as const)('a %s of %d° is a %s', (id, angle, verdict, ask) => {
  const finding = find(id, good, canonicalPoints(20), { ...FRONTAL, [id]: angle })
  expect(finding.verdict).toBe(verdict)
  expect(finding.says).toContain(ask)
  expect(finding.value).toBe(angle)
})

test('fine detail is sharp; a face that is one gentle shade is not', () => {
  expect(find('sharpness', good, canonicalPoints(20)).verdict).toBe('pass')
  const smooth = new Uint8Array(800 * 800 * 3)
  for (let at = 0; at < smooth.length; at++) smooth[at] = 40 + Math.round((Math.floor(at / 3) % 800) / 4)
  expect(find('sharpness', { width: 800, height: 800, data: smooth }, canonicalPoints(20)).verdict).toBe('refuse')
})

test('darkness and glare are named', () => {
  expect(find('exposure', good, canonicalPoints(20)).verdict).toBe('pass')
  expect(find('exposure', board(15, 5, 8), canonicalPoints(20))).toMatchObject({ verdict: 'refuse' })
  expect(find('exposure', board(45, 5, 8), canonicalPoints(20)).says).toContain('underexposed')
  expect(find('exposure', board(253, 2, 8), canonicalPoints(20)).says).toContain('burnt out')
})

test('a face at the border is cut off', () => {
  const shifted = canonicalPoints(20).map(([x, y]): Point => [x - 330, y])
  expect(find('framing', good, canonicalPoints(20)).verdict).toBe('pass')
  expect(find('framing', good, shifted).verdict).toBe('refuse')
})

test('closed lids hide the iris', () => {
  const open = canonicalPoints(20)
  expect(find('iris-visible', good, open).value).toBe(2)
  // The patient's left lids meet: every upper lid point lies on its lower lid point.
  const closed = [...open]
  const upper = [398, 384, 385, 386, 387, 388, 466]
  const lower = [382, 381, 380, 374, 373, 390, 249]
  upper.forEach((index, k) => (closed[index] = open[lower[k] ?? -1] ?? [0, 0]))
  const finding = find('iris-visible', good, closed)
  expect(finding).toMatchObject({ verdict: 'warn', value: 1 })
  expect(finding.says).toContain('left eye is closed')
})
