import { expect, test } from 'vitest'
import { insideOnly } from './inside-only.ts'

const ELSEWHERE = [
  'https://evil.example',
  '//evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '/\u0000/evil.example',
  '/.//evil.example',
  'evil.example',
  'javascript:alert(1)',
  '',
]

test.each([...ELSEWHERE, null, undefined])('whoever signs in is led to no other site: %j', (next) => {
  expect(insideOnly(next)).toBe('/patients')
})

test.each(['/team', '/patients/1?tab=photos#top', '/'])('whoever signs in is led on within the program: %s', (next) => {
  expect(insideOnly(next)).toBe(next)
})
