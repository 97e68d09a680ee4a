import { readFile, stat } from 'node:fs/promises'
import { measureEmotrics } from '../../core/measures/emotrics/measure-emotrics.ts'
import { parseEmotrics } from '../../core/measures/emotrics/parse-emotrics.ts'
import { codeOf } from '../report/error-code.ts'
import { print } from '../report/print.ts'
import { UsageError } from '../usage-error.ts'

/** The landmarks of one face take a few thousand. */
const MAX_BYTES = 2 ** 20

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

/** The file's text without the mark that Windows programs put before it. */
async function textOf(file: string): Promise<string> {
  const text = await readText(file)
  if (text.trim() === '') throw new UsageError(`${file}: the file is empty`)
  return text.replace(/^\ufeff/, '')
}

async function readText(file: string): Promise<string> {
  try {
    if ((await stat(file)).size <= MAX_BYTES) return await readFile(file, 'utf8')
  } catch (failure) {
    throw new UsageError(`${file}: ${whyUnread(codeOf(failure))}`, { cause: failure })
  }
  throw new UsageError(`${file}: larger than ${MAX_BYTES / 2 ** 20} MiB, so it does not hold the landmarks of one face`)
}

function whyUnread(code: string): string {
  if (code === 'ENOENT') return 'no such file'
  if (code === 'EISDIR') return 'is a folder: name the file of one face'
  return `cannot be read (${code})`
}
