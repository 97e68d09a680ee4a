import { at } from '../numbers.ts'
import type { Mesh } from './mesh.ts'

const key = (a: number, b: number): number => (a < b ? a * 65536 + b : b * 65536 + a)

/** Edge → new vertex, and for every edge the vertices that face it. */
function edgesOf(triangles: Int32Array, count: number) {
  const vertexOf = new Map<number, number>()
  const ends: number[] = []
  const facing: number[][] = []
  for (let t = 0; t < triangles.length; t += 3) {
    for (let corner = 0; corner < 3; corner++) {
      const a = at(triangles, t + corner)
      const b = at(triangles, t + ((corner + 1) % 3))
      const c = at(triangles, t + ((corner + 2) % 3))
      let vertex = vertexOf.get(key(a, b))
      if (vertex === undefined) {
        vertex = count + facing.length
        vertexOf.set(key(a, b), vertex)
        ends.push(a, b)
        facing.push([])
      }
      facing[vertex - count]?.push(c)
    }
  }
  return { vertexOf, ends, facing }
}

/**
 * One step of Loop's subdivision: every triangle becomes four, old vertices keep their index. Loops and borders are
 * creases (cubic B-splines), corners stay.
 * @see Loop 1987, "Smooth subdivision surfaces based on triangles"; Hoppe et al. 1994 for the creases
 */
export function subdivide(mesh: Mesh): Mesh {
  const { positions: old, triangles } = mesh
  const count = old.length / 3
  const { vertexOf, ends, facing } = edgesOf(triangles, count)
  const positions = new Float64Array((count + facing.length) * 3)
  const creases = new Set<number>()
  for (const loop of mesh.loops) {
    loop.forEach((vertex, index) => creases.add(key(vertex, at(loop, (index + 1) % loop.length))))
  }
  const neighbours: number[][] = Array.from({ length: count }, () => [])
  const creased: number[][] = Array.from({ length: count }, () => [])
  facing.forEach((opposite, edge) => {
    const a = at(ends, 2 * edge)
    const b = at(ends, 2 * edge + 1)
    const sharp = opposite.length < 2 || creases.has(key(a, b))
    for (const [from, to] of [[a, b], [b, a]] as const) {
      neighbours[from]?.push(to)
      if (sharp) creased[from]?.push(to)
    }
    for (let axis = 0; axis < 3; axis++) {
      const ownEnds = at(old, 3 * a + axis) + at(old, 3 * b + axis)
      const others = opposite.reduce((sum, vertex) => sum + at(old, 3 * vertex + axis), 0)
      positions[3 * (count + edge) + axis] = sharp ? ownEnds / 2 : (3 * ownEnds + others) / 8
    }
  })
  for (let vertex = 0; vertex < count; vertex++) {
    const sharp = creased[vertex] ?? []
    const ring = sharp.length === 2 ? sharp : (neighbours[vertex] ?? [])
    const fixed = mesh.corners.has(vertex) || ring.length === 0
    const weight = fixed ? 0 : sharp.length === 2 ? 1 / 8 : ring.length === 3 ? 3 / 16 : 3 / (8 * ring.length)
    for (let axis = 0; axis < 3; axis++) {
      const own = at(old, 3 * vertex + axis)
      let sum = 0
      for (const other of ring) sum += at(old, 3 * other + axis) - own
      positions[3 * vertex + axis] = own + weight * sum
    }
  }
  const between = (a: number, b: number): number => vertexOf.get(key(a, b)) ?? a
  const finer = new Int32Array(triangles.length * 4)
  const parts = new Uint8Array(mesh.parts.length * 4)
  for (let t = 0; t < triangles.length; t += 3) {
    const [a, b, c] = [at(triangles, t), at(triangles, t + 1), at(triangles, t + 2)]
    const [ab, bc, ca] = [between(a, b), between(b, c), between(c, a)]
    finer.set([a, ab, ca, b, bc, ab, c, ca, bc, ab, bc, ca], 4 * t)
    parts.fill(at(mesh.parts, t / 3), (4 * t) / 3, (4 * t) / 3 + 4)
  }
  const loops = mesh.loops.map((loop) =>
    loop.flatMap((vertex, index) => [vertex, between(vertex, at(loop, (index + 1) % loop.length))]),
  )
  return { positions, triangles: finer, parts, loops, corners: mesh.corners }
}
