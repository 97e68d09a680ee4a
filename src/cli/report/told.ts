import { print } from './print.ts'

/** What a command of the server has to say, line by line, and whether all is well. */
export interface Told {
  readonly ok: boolean
  readonly lines: readonly string[]
}

/** Says what was found or done. @returns the exit code: 0, or 2 when something is wrong */
export async function tell(work: Promise<Told>): Promise<0 | 2> {
  const { ok, lines } = await work
  await print(`${lines.join('\n')}\n`)
  return ok ? 0 : 2
}
