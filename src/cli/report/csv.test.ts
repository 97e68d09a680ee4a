import { expect, test } from 'vitest'
import type { PhotoResult } from '../../core/records/photo-result.ts'
import { csvReport, text } from './csv.ts'

const engine = { version: '0.1.0', landmarksModel: 'aaa', detectorModel: 'bbb' }

const notice = '"Values are automatic, for review by a clinician, and not from a cleared medical device."'

const measuredPhoto: PhotoResult = {
  file: 'smile, open.jpg',
  status: 'measured',
  width: 1024,
  height: 1280,
  faces: 1,
  scale: { mmPerPixel: 0.15, sd: 0.005, source: 'iris-population' },
  pose: { yaw: 0, pitch: 0, roll: 0 },
  quality: [],
  measures: {
    mrd1: {
      left: { ok: true, value: 3.5, sd: 0.25, unit: 'mm' },
      right: { ok: false, why: 'iris-hidden' },
      difference: { ok: false, why: 'iris-hidden' },
    },
    chinDeviation: { value: { ok: true, value: -1.25, sd: 0.5, unit: 'mm' } },
  },
}

test('a photo gives one row per measure, a refused photo one row; every row has every column', () => {
  const refused: PhotoResult = {
    file: 'wall.jpg', status: 'refused', why: 'wall.jpg: no face was found', width: 10, height: 10, faces: 0, quality: [],
  }
  const rows = csvReport([measuredPhoto, refused], engine).split('\r\n')
  expect(rows).toEqual([
    'file,status,measure,unit,right,right_sd,right_why,left,left_sd,left_why,difference,difference_sd,difference_why,'
      + 'value,value_sd,value_why,why,mm_per_pixel,mm_per_pixel_sd,engine,landmarks_model,notice',
    '"smile, open.jpg",measured,mrd1,mm,,,iris-hidden,3.500,0.25,,,,iris-hidden,,,,,0.15,0.005,0.1.0,aaa,' + notice,
    '"smile, open.jpg",measured,chinDeviation,mm,,,,,,,,,,-1.250,0.5,,,0.15,0.005,0.1.0,aaa,' + notice,
    'wall.jpg,refused,,,,,,,,,,,,,,,wall.jpg: no face was found,,,0.1.0,aaa,' + notice,
    '',
  ])
})

test.each(['=HYPERLINK("x")', '+1', '-1', '@SUM(A1)', '\tx', '\rx'])('a file named %j does not become a formula', (name) => {
  expect(text(name).replace(/^"/, '')).toMatch(/^'/)
})

test('quotes are doubled, and text with a comma, a quote or a line end is quoted', () => {
  expect(text('a "b", c')).toBe('"a ""b"", c"')
  expect(text('a\nb')).toBe('"a\nb"')
  expect(text('plain')).toBe('plain')
})
