import { at, f32, f64, i32 } from '../numbers.ts'

/** The unit normal of every vertex: the mean of its triangles' normals by area. */
export function vertexNormals(positions: Float64Array, triangles: Int32Array): Float32Array {
  const normals = new Float32Array(positions.length)
  for (let t = 0; t < triangles.length; t += 3) {
    const [a, b, c] = [3 * i32(triangles, t), 3 * i32(triangles, t + 1), 3 * i32(triangles, t + 2)]
    const [ax, ay, az] = [f64(positions, a), f64(positions, a + 1), f64(positions, a + 2)]
    const [ux, uy, uz] = [f64(positions, b) - ax, f64(positions, b + 1) - ay, f64(positions, b + 2) - az]
    const [vx, vy, vz] = [f64(positions, c) - ax, f64(positions, c + 1) - ay, f64(positions, c + 2) - az]
    const normal = [uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx] as const
    for (const corner of [a, b, c]) {
      for (let axis = 0; axis < 3; axis++) normals[corner + axis] = f32(normals, corner + axis) + at(normal, axis)
    }
  }
  for (let offset = 0; offset < normals.length; offset += 3) {
    const length = Math.hypot(f32(normals, offset), f32(normals, offset + 1), f32(normals, offset + 2)) || 1
    for (let axis = 0; axis < 3; axis++) normals[offset + axis] = f32(normals, offset + axis) / length
  }
  return normals
}
