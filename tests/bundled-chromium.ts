import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir, userInfo } from 'node:os'
import path from 'node:path'
import { brotliDecompressSync } from 'node:zlib'

/** A program with the environment it needs. */
export interface BundledChromium {
  readonly executablePath: string
  readonly env: Record<string, string>
}

const archives = ['al2023.tar.br', 'fonts.tar.br', 'swiftshader.tar.br'] as const

/**
 * The Chromium inside the npm package @sparticuz/chromium, unpacked once per user and version into the temporary folder,
 * with the libraries and fonts that a bare system lacks. Null where the package has no program for this machine.
 *
 * The package's own unpacking is not used: it shares one path between all users and leaves out the libraries.
 */
export function bundledChromium(): BundledChromium | null {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null
  const packageFolder = path.join(path.dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '../..')
  const manifest = JSON.parse(readFileSync(path.join(packageFolder, 'package.json'), 'utf8')) as { version: string }
  const home = path.join(tmpdir(), `facialis-browser-${manifest.version}-${userInfo().uid}`)
  if (!existsSync(home)) unpack(path.join(packageFolder, 'bin'), home)
  return {
    executablePath: path.join(home, 'chromium'),
    env: { LD_LIBRARY_PATH: path.join(home, 'lib'), FONTCONFIG_PATH: home, HOME: home },
  }
}

/** Unpacks beside the destination and renames: several test files may do so at once, and the first one wins. */
function unpack(from: string, home: string): void {
  const staging = mkdtempSync(`${home}.`)
  const inflate = (name: string): Buffer => brotliDecompressSync(readFileSync(path.join(from, name)))
  writeFileSync(path.join(staging, 'chromium'), inflate('chromium.br'), { mode: 0o755 })
  for (const name of archives) {
    const extraction = spawnSync('tar', ['-x', '-C', staging, '--no-same-owner'], { input: inflate(name) })
    if (extraction.status !== 0) throw new Error(`tar could not unpack ${name}: ${String(extraction.stderr ?? extraction.error)}`)
  }
  writeFileSync(path.join(staging, 'fonts.conf'), fontSettings(home))
  try {
    renameSync(staging, home)
  } catch (failure) {
    rmSync(staging, { recursive: true, force: true })
    if (!existsSync(home)) throw failure
  }
}

/** The package's own settings name the places of a cloud function; a bare system has no fonts but these. */
const fontSettings = (home: string): string => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${home}/fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${home}/fonts-cache</cachedir>
</fontconfig>
`
