import { readFile } from 'node:fs/promises'
import { measureEmotrics } from '../../core/measures/emotrics/measure-emotrics.ts'
import { parseEmotrics } from '../../core/measures/emotrics/parse-emotrics.ts'
import { codeOf } from '../report/error-code.ts'
import { print } from '../report/print.ts'
import { UsageError } from '../usage-error.ts'

/**
 * Prints the ten measures of Emotrics for a face given as 68 points.
 * @returns the exit code: 0, or 2 when the points do not form a face that can be measured
 * @throws UsageError naming a file that cannot be read, or what is wrong in it
 */
export async function emotricsCommand(file: string, corrected: boolean): Promise<0 | 2> {
  const parsed = parseEmotrics(await textOf(file))
  if (!parsed.ok) throw new UsageError(`${file}: ${parsed.why}`)
  const results = measureEmotrics(parsed.input, corrected ? 'corrected' : 'compatible')
  if (results === null) {
    process.stderr.write(`facialis: ${file}: refused, because a contour of these points is not a possible curve\n`)
    return 2
  }
  await print(`${JSON.stringify(results, null, 2)}\n`)
  return 0
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch (failure) {
    const reason = codeOf(failure) === 'ENOENT' ? 'no such file' : `cannot be read (${codeOf(failure)})`
    throw new UsageError(`${file}: ${reason}`, { cause: failure })
  }
}
