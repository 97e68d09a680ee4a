import { appendFileSync } from 'node:fs'

/** One number of the report: what was tried, what came out of it, and what was aimed at. */
export interface Figure {
  readonly claim: string
  readonly measured: string
  readonly target: string
}

/** `npm run test:faults` names the file that gathers the figures; in an ordinary run they go nowhere. */
const GATHERED = process.env['FACIALIS_FIGURES']

/** The longer rounds: `npm run test:long`. */
export const LONG = process.env['FACIALIS_LONG'] === 'true'

/** Hands a figure to the report. Called after the expectations that it sums up, so that a failed claim leaves none. */
export function figure(claim: string, measured: string, target: string): void {
  if (GATHERED !== undefined) appendFileSync(GATHERED, `${JSON.stringify({ claim, measured, target } satisfies Figure)}\n`)
}
