import fc from 'fast-check'

/** Values that have broken programs before: signs of number zero, foreign writing directions, prototypes, injections. */
const NASTY: readonly unknown[] = [
  null, true, 0, -1, 1e308, 2 ** 53, '', ' ', '\u0000', '\u202e', '\ud800', '%00', '../../etc/passwd', "'; DROP TABLE patient; --",
  '<img src=x onerror=alert(1)>', '{{7*7}}', '$' + '{7*7}', 'x'.repeat(10_000), '0000-00-00', '2026-02-30', [], {}, [[[[[]]]]],
]
const SECRET_NAMES = ['__proto__', 'constructor', 'prototype', 'id', 'center_id', 'centerId', 'role', 'deletedAt', 'restricted']

/** A value that was right, with one of its parts replaced, taken away, or joined by one that nobody asked for. */
export function mutated(valid: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const nasty = fc.oneof(fc.constantFrom(...NASTY), fc.jsonValue({ maxDepth: 3 }))
  return fc.tuple(valid, fc.nat(), nasty, fc.constantFrom('replace', 'remove', 'add', 'whole'), fc.constantFrom(...SECRET_NAMES)).map(
    ([value, at, other, how, name]) => {
      if (typeof value !== 'object' || value === null || how === 'whole') return other
      const entries = Object.entries(value as Record<string, unknown>)
      const chosen = entries.length === 0 ? -1 : at % entries.length
      if (how === 'add') return fromEntries([...entries, [name, other]])
      if (how === 'remove') return fromEntries(entries.filter((_, i) => i !== chosen))
      return fromEntries(entries.map(([key, kept], i) => [key, i === chosen ? other : kept]))
    },
  )
}

/** Like Object.fromEntries, but `__proto__` becomes a member of its own, as it does when JSON is parsed. */
function fromEntries(entries: readonly (readonly [string, unknown])[]): object {
  const made = {}
  for (const [key, value] of entries) {
    Object.defineProperty(made, key, { value, enumerable: true, configurable: true, writable: true })
  }
  return made
}
