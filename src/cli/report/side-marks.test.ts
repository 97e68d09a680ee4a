import { expect, test } from 'vitest'
import { sideMarks } from './side-marks.ts'

/** Where the mark of each side stands, and what it says. */
function marks(width: number, right: [number, number], left: [number, number]) {
  const landmarks = Array.from({ length: 478 }, (_, index): [number, number] => (index === 234 ? right : index === 454 ? left : [0, 0]))
  const svg = sideMarks({ width, height: 400, landmarks }, 1)
  return [...svg.matchAll(/translate\(([\d.]+) ([\d.]+)\).*?patient’s (\w+)/g)].map(([, x, y, side]) => [side, Number(x), Number(y)])
}

test('each mark stands beyond the cheek it names, on the line through both cheeks', () => {
  // 38 letter units of 2 px beyond the cheek: 76 px.
  expect(marks(600, [200, 150], [400, 150])).toEqual([['right', 124, 150], ['left', 476, 150]])
})

test('on a mirrored picture the marks follow the landmarks, not the picture', () => {
  expect(marks(600, [400, 150], [200, 150])).toEqual([['right', 476, 150], ['left', 124, 150]])
})

test('a face that fills the picture keeps its marks inside', () => {
  // Half a line of words takes 24 letter units of 2 px: 48 px.
  expect(marks(300, [5, 150], [295, 150])).toEqual([['right', 48, 150], ['left', 252, 150]])
})

test('without landmarks nothing says which side is which', () => {
  expect(sideMarks({ width: 100, height: 100 }, 1)).toBe('')
})
