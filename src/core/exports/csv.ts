/** A cell: text, a number, or nothing. */
export type Cell = string | number | null

/** What a spreadsheet takes for a formula when a cell begins with it. */
const FORMULA = /^[=+\-@\t\r]/

/**
 * A table as CSV (RFC 4180, with a byte order mark so that a spreadsheet reads it as UTF-8). Numbers are written as
 * numbers. Text that begins with = + - @, a tab or a line break gets an apostrophe before it: a spreadsheet then shows
 * it and never computes it.
 */
export function csv(head: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return `\uFEFF${[head, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`
}

function cell(value: Cell): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const safe = FORMULA.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
