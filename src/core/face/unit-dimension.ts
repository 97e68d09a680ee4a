import type { Unit } from './reading.ts'

/** The power of the scale that a unit carries: lengths 1, areas 2, angles and percentages 0. */
export const UNIT_DIMENSION = { mm: 1, 'mm²': 2, '°': 0, '%': 0 } as const satisfies Record<Unit, 0 | 1 | 2>
