// Writes src/server/auth/passwords/common-passwords.generated.ts: what is refused as a password because it is guessed early.
//
//   npm pack @zxcvbn-ts/language-common@4.1.3 @zxcvbn-ts/language-en@4.1.1 @zxcvbn-ts/language-es-es@4.1.2
//   for each archive: mkdir <folder> && tar xzf <archive> -C <folder>
//   node tools/passwords/make-list.mjs <common folder> <en folder> <es folder>
//
// Of these lists (MIT licence, © 2012-2016 Dan Wheeler and Dropbox, Inc., © 2021 @zxcvbn-ts) only the entries a password may be as short as.
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const SHORTEST = 12
const WIDTH = 118
const SOURCES = ['passwords.json', 'commonWords.json', 'commonWords.json']

const folders = process.argv.slice(2)
if (folders.length !== SOURCES.length) throw new Error('give the three folders in the order of the comment above')

const entries = new Set()
for (const [index, folder] of folders.entries()) {
  const words = JSON.parse(readFileSync(path.join(folder, 'package/src', SOURCES[index]), 'utf8'))
  for (const word of words) {
    const plain = word.toLowerCase()
    if (plain.length >= SHORTEST && /^[\p{L}\p{N}]+$/u.test(plain)) entries.add(plain)
  }
}

const lines = ['']
for (const entry of [...entries].sort()) {
  const last = lines.at(-1)
  if (last.length + entry.length + 1 > WIDTH) lines.push(entry)
  else lines[lines.length - 1] = last === '' ? entry : `${last} ${entry}`
}
const banner = `// Made by tools/passwords/make-list.mjs from @zxcvbn-ts/language-common, -en and -es-es (MIT licence).

/** Common passwords and common words of English and Spanish of ${SHORTEST} characters and more, in small letters. */
export const COMMON_PASSWORDS: ReadonlySet<string> = new Set(
  \`
`
writeFileSync('src/server/auth/passwords/common-passwords.generated.ts', `${banner}${lines.join('\n')}
\`
    .trim()
    .split(/\\s+/),
)
`)
