import { CANONICAL_VERTICES } from './canonical-mesh.ts'
import { LANDMARK_COUNT } from './landmarks.ts'

/**
 * The irises are not in the canonical mesh. Each has its centre, then the limbus at the picture's right, top, left and
 * bottom: mirroring swaps right and left.
 */
const MIRRORED_IRISES = [473, 476, 475, 474, 477, 468, 471, 470, 469, 472]

const vertexKey = (x: number, y: number, z: number): string => `${x === 0 ? 0 : x} ${y} ${z}`

function mirrorOfMesh(): number[] {
  const indexAt = new Map<string, number>()
  const mirrored: string[] = []
  for (let at = 0; at < CANONICAL_VERTICES.length; at += 3) {
    const [x = 0, y = 0, z = 0] = CANONICAL_VERTICES.slice(at, at + 3)
    indexAt.set(vertexKey(x, y, z), at / 3)
    mirrored.push(vertexKey(-x, y, z))
  }
  return mirrored.map((key, index) => {
    const partner = indexAt.get(key)
    if (partner === undefined) throw new Error(`vertex ${index} of the canonical mesh has no mirror image`)
    return partner
  })
}

/**
 * For every landmark the landmark at the same place on the other side of the face; a point of the midline is its own.
 * The canonical mesh is exactly symmetric, so the partner of a vertex is the vertex at (−x, y, z).
 */
export const MIRROR: readonly number[] = [...mirrorOfMesh(), ...MIRRORED_IRISES]

if (MIRROR.length !== LANDMARK_COUNT) throw new Error(`the mirror map has ${MIRROR.length} landmarks`)
