import path from 'node:path'

/**
 * Where the annotated picture of each photo goes: its own name with `.overlay.png`, with a number when two photos of
 * different folders share a name. The original is never written over, even when it lies in the same folder.
 */
export function overlayNames(photos: readonly string[], folder: string): Map<string, string> {
  const taken = new Set<string>()
  const names = new Map<string, string>()
  for (const photo of photos) {
    const base = path.basename(photo)
    let name = `${base}.overlay.png`
    for (let copy = 2; taken.has(name.toLowerCase()); copy++) name = `${base}-${copy}.overlay.png`
    taken.add(name.toLowerCase())
    names.set(photo, path.join(folder, name))
  }
  return names
}
