import { expect, test } from 'vitest'
import { MEASURES } from '../measures/index.ts'
import { references, type Reference } from './references.ts'

const entries: [string, Reference][] = Object.entries(references)

test('every reference that a measure cites exists', () => {
  const cited = MEASURES.flatMap((measure) => [
    ...measure.references,
    ...(measure.normal?.references ?? []),
    ...('normalDifference' in measure ? (measure.normalDifference?.references ?? []) : []),
  ])
  for (const key of cited) expect(Object.keys(references)).toContain(key)
})

test.each(entries)('%s: the DOI, when there is one, has the form 10.…/…', (_, { doi }) => {
  expect(doi ?? '10.1/1').toMatch(/^10\.\d+(\.\d+)*\/\S+$/)
})
