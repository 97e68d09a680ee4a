import { mkdir, open, stat, writeFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import path from 'node:path'
import { AUTOMATIC_NOTICE } from '../../core/records/automatic.ts'
import type { MeasureReport, PhotoResult } from '../../core/records/photo-result.ts'
import { corneaFrom } from '../cornea.ts'
import { collectPhotos, type FoundPhoto } from '../photos/collect-photos.ts'
import { measurePhotos } from '../photos/measure-photos.ts'
import { overlayNames } from '../photos/overlay-names.ts'
import { csvReport } from '../report/csv.ts'
import { codeOf } from '../report/error-code.ts'
import { overlaySvg } from '../report/overlay-svg.ts'
import { print } from '../report/print.ts'
import { showProgress } from '../report/progress.ts'
import { photoTable } from '../report/table.ts'
import { visible } from '../report/visible.ts'
import { UsageError } from '../usage-error.ts'
import type { Wiring } from '../wiring.ts'

export interface MeasureFlags {
  readonly json?: boolean
  readonly landmarks?: boolean
  readonly cornea?: string
  readonly overlay?: string
  readonly csv?: string
}

/**
 * Measures photos and reports them.
 * @returns the exit code: 0 when every photo was measured, 2 when some were refused, 1 when a file could not be written
 * beside the report, which is printed all the same
 * @throws UsageError before anything is measured, naming what is mistyped, does not exist or cannot be written
 */
export async function measureCommand(places: readonly string[], flags: MeasureFlags, wiring: Wiring): Promise<0 | 1 | 2> {
  const corneaMm = flags.cornea === undefined ? null : corneaFrom(flags.cornea)
  const photos = await collectPhotos(places)
  const overlays = flags.overlay === undefined ? null : overlayNames(photos.map((photo) => photo.path), flags.overlay)
  // What cannot be written is said before the work, not after it.
  if (flags.overlay !== undefined) await writing(flags.overlay, mkdir(flags.overlay, { recursive: true }))
  if (flags.csv !== undefined) await writing(flags.csv, tryToWrite(flags.csv, photos))

  const measurer = await wiring.openMeasurer()
  const composeOverlay = await wiring.openOverlayer()
  const progress = showProgress(photos.length)
  const unwritten: string[] = []
  const tryWriting = (destination: string, work: Promise<unknown>): Promise<void> =>
    work.then(() => undefined, (failure: unknown) => void unwritten.push(cannotWrite(destination, failure)))
  try {
    const finish = async (result: PhotoResult): Promise<void> => {
      const overlay = overlays?.get(result.file)
      if (result.status === 'measured' && overlay !== undefined) {
        await tryWriting(overlay, composeOverlay(result.file, overlaySvg(result), overlay))
      }
      progress.advance()
    }
    const options = {
      landmarks: flags.landmarks === true || overlays !== null,
      drawings: overlays !== null,
      ...(corneaMm === null ? {} : { corneaMm }),
    }
    const results = await measurePhotos(measurer, photos, options, finish, availableParallelism() + 1)
    progress.stop()

    if (flags.csv !== undefined) await tryWriting(flags.csv, writeFile(flags.csv, csvReport(results, measurer.engine)))
    await print(flags.json === true ? json(results, measurer.engine, flags.landmarks === true) : tables(results))
    for (const sentence of unwritten) process.stderr.write(`facialis: ${visible(sentence)}\n`)
    if (unwritten.length > 0) return 1
    return results.every((result) => result.status === 'measured') ? 0 : 2
  } finally {
    progress.stop()
    await measurer.close()
  }
}

/** Leaves alone what a file of that name holds until there is something to put in its place. */
async function tryToWrite(csv: string, photos: readonly FoundPhoto[]): Promise<void> {
  if (photos.some((photo) => path.resolve(photo.path) === path.resolve(csv))) throw new Error('it is one of the photos')
  const there = await stat(csv).catch(() => null)
  if (there === null || there.isFile() || there.isDirectory()) await (await open(csv, 'a')).close()
}

/** What only the overlay needed is left out. */
function json(photos: PhotoResult[], engine: MeasureReport['engine'], withLandmarks: boolean): string {
  const report: MeasureReport = { schema: 'facialis.measure/1', notice: AUTOMATIC_NOTICE, engine, photos }
  const leftOut = new Set(withLandmarks ? ['spread', 'drawings'] : ['spread', 'drawings', 'landmarks'])
  return `${JSON.stringify(report, (key, value: unknown) => (leftOut.has(key) ? undefined : value), 2)}\n`
}

function tables(results: readonly PhotoResult[]): string {
  const refused = results.filter((result) => result.status === 'refused').length
  const count = results.length === 1 ? '1 photo' : `${results.length} photos`
  const summary = `${count}: ${results.length - refused} measured, ${refused} refused`
  const legend = 'Right and left are the patient’s own; ± is one standard deviation.'
  return [...results.map(photoTable), `${summary}\n${legend}\n${AUTOMATIC_NOTICE}\n`].join('\n')
}

async function writing(destination: string, work: Promise<unknown>): Promise<void> {
  try {
    await work
  } catch (failure) {
    throw new UsageError(cannotWrite(destination, failure), { cause: failure })
  }
}

function cannotWrite(destination: string, failure: unknown): string {
  const place = path.normalize(destination)
  const why = failure instanceof Error ? failure.message : String(failure)
  const reason = codeOf(failure) === 'ENOENT' ? `the folder ${path.dirname(place)} does not exist` : why
  return `${place}: cannot be written: ${reason}`
}
