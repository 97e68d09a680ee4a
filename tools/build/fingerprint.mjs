import { createHash } from 'node:crypto'
import { readFileSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'

const isTest = (name) => /\.test\.tsx?$/.test(name)

/** The files under some files and folders, tests excepted, as sorted absolute paths. What does not exist has none. */
export function filesOf(root, inputs) {
  return inputs.flatMap((input) => filesAt(path.join(root, input))).sort()
}

function filesAt(place) {
  const found = statSync(place, { throwIfNoEntry: false })
  if (found === undefined) return []
  if (!found.isDirectory()) return isTest(place) ? [] : [place]
  return readdirSync(place).flatMap((name) => filesAt(path.join(place, name)))
}

/** A digest of the names and bytes of the inputs: equal for a copy of the folder elsewhere, different after any edit. */
export function fingerprint(root, inputs) {
  const digest = createHash('sha256')
  for (const file of filesOf(root, inputs)) {
    const bytes = readFileSync(file)
    digest.update(`${path.relative(root, file)}\0${bytes.length}\0`).update(bytes)
  }
  return digest.digest('hex')
}
