const UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB'] as const

/** A size in bytes, to three figures. */
export function bytesText(bytes: number): string {
  const power = Math.min(UNITS.length - 1, Math.floor(Math.log2(Math.max(1, bytes)) / 10))
  const value = bytes / 2 ** (10 * power)
  return `${power === 0 ? String(bytes) : value.toPrecision(value >= 1000 ? 4 : 3)} ${UNITS[power] ?? ''}`
}
