import { expect, test } from 'vitest'
import { AUTOMATIC_NOTICE } from '../../core/records/automatic.ts'
import { overlaySvg } from './overlay-svg.ts'

const photo = {
  file: 'a.jpg', status: 'measured' as const, width: 1000, height: 800, faces: 1, scale: null,
  pose: { yaw: 0, pitch: 0, roll: 0 }, quality: [], measures: {},
}

test('the drawing is as large as the photo and shows every landmark and every line where it was measured', () => {
  const svg = overlaySvg({
    ...photo,
    landmarks: [[10, 20], [30.125, 40]],
    drawings: [{ measure: 'a<b', side: 'left', points: [[1, 2], [3, 4]] }, { measure: 'none', side: null, points: [] }],
  })
  expect(svg).toContain('width="1000" height="800" viewBox="0 0 1000 800"')
  expect(svg.match(/<circle/g)).toHaveLength(2)
  expect(svg).toContain('cx="10.00" cy="20.00"')
  expect(svg.match(/<polyline/g)).toHaveLength(1)
  expect(svg).toContain('points="1.00,2.00 3.00,4.00"')
  expect(svg).toContain('<title>a&lt;b, left</title>')
})

test('left and right differ by the dash, not by the colour alone', () => {
  const line = (side: 'left' | 'right'): string =>
    overlaySvg({ ...photo, drawings: [{ measure: 'm', side, points: [[1, 2], [3, 4]] }] })
  expect(line('left')).toContain('stroke-dasharray')
  expect(line('right')).not.toContain('stroke-dasharray')
})

test('the picture says that it is automatic, within its width', () => {
  const svg = overlaySvg(photo)
  expect(svg).toContain(AUTOMATIC_NOTICE)
  const size = Number(/font-size="([\d.]+)"[^>]*>Values/.exec(svg)?.[1])
  // The widest of the usual sans faces take 0.6 of their size a letter.
  expect(size * 0.55 * AUTOMATIC_NOTICE.length).toBeLessThan(photo.width)
})
