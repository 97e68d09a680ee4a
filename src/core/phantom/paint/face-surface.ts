import { hash, smoothNoise } from '../noise.ts'
import { bell, f32, f64, smoothStep } from '../numbers.ts'
import { project, type Camera } from '../raster/camera.ts'
import { lay, type Canvas } from '../raster/canvas.ts'
import { drawTriangles } from '../raster/triangles.ts'
import type { PhantomSpec } from '../spec.ts'
import { PART, type Mesh } from '../surface/mesh.ts'
import { vertexNormals } from '../surface/normals.ts'
import type { RestFace } from '../surface/rest-face.ts'
import { headLighting } from './lighting.ts'
import { skinMap } from './skin-map.ts'
import { SKIN } from './tones.ts'

/** Attributes of a vertex: diffuse light (3), mirrored light, lip distance, blush, place at rest (2). */
const STRIDE = 8

/** The triangles of the skin, without those that fill eyes and mouth. */
const skinOnly = ({ triangles, parts }: Mesh): Int32Array =>
  triangles.filter((_, index) => parts[Math.floor(index / 3)] === PART.skin)

function attributesOf(rest: RestFace, positions: Float64Array, camera: Camera, spec: PhantomSpec): Float32Array {
  const { mesh } = rest
  const map = skinMap(rest)
  const normals = vertexNormals(positions, skinOnly(mesh))
  const light = headLighting(spec.light, camera)
  const attributes = new Float32Array((positions.length / 3) * STRIDE)
  for (let vertex = 0; vertex < positions.length / 3; vertex++) {
    const lit = light(f32(normals, 3 * vertex), f32(normals, 3 * vertex + 1), f32(normals, 3 * vertex + 2))
    const open = f32(map.open, vertex)
    const shadow = 0.35 + 0.65 * open
    attributes.set(
      [
        lit.red * open ** 0.8,
        lit.green * open,
        lit.blue * open,
        lit.mirrored * shadow,
        f32(map.lips, vertex),
        f32(map.blush, vertex),
        f64(mesh.positions, 3 * vertex),
        f64(mesh.positions, 3 * vertex + 1),
      ],
      vertex * STRIDE,
    )
  }
  return attributes
}

/** Lines of age on the forehead, beside the eyes and under them, 0 to 1. */
function wrinkles(x: number, y: number): number {
  const forehead = bell(x, 30) * smoothStep(54, 60, y) * (1 - smoothStep(74, 80, y)) * Math.max(0, Math.sin(y * 0.85 + Math.cos(x * 0.06))) ** 6
  const crowsFeet = bell(x - 56, 5) * bell(y - 26, 8) * Math.max(0, Math.sin((y - 26) * (1.5 - (x - 50) * 0.05))) ** 4
  const tearTrough = bell(y - 14 + (x - 30) * (x - 30) * -0.012, 1.6) * bell(x - 27, 9)
  return 0.5 * forehead + 0.5 * crowsFeet + 0.7 * tearTrough
}

/** Draws the skin of the face and the lips. The openings are painted over as skin: eyes and mouth are drawn upon them. */
export function drawFaceSurface(
  canvas: Canvas,
  camera: Camera,
  rest: RestFace,
  positions: Float64Array,
  spec: PhantomSpec,
): void {
  const { skin, lip, sheen } = SKIN[spec.looks.skin]
  const { age } = spec.looks
  const grainy = spec.noise > 0 ? 1 : 0
  const blood = 0.32 - 0.4 * sheen
  drawTriangles(
    canvas,
    project(camera, positions),
    rest.mesh.triangles,
    attributesOf(rest, positions, camera, spec),
    STRIDE,
    (pixel, v) => {
      const [x, y] = [f64(v, 6), f64(v, 7)]
      const side = Math.abs(x)
      const lipShare = smoothStep(-0.35, 0.45, f64(v, 4))
      const mottled = grainy * (0.025 * smoothNoise(x * 0.16, y * 0.16, spec.seed) + 0.035 * smoothNoise(x * 1.3, y * 1.3, spec.seed + 1))
      const pore = grainy * 0.03 * (hash(Math.round(x * 4), Math.round(y * 4), spec.seed + 2) - 0.5)
      const line = age > 0 && y > 5 ? 1 - 0.32 * age * wrinkles(side, y) : 1
      const stripes = lipShare > 0 ? 1 - 0.1 * lipShare * (1 + smoothNoise(side * 1.2, y * 0.12, 5)) : 1
      const nostril = y < -10 && y > -26 ? 1 - 0.9 * smoothStep(1.5, 0.55, Math.hypot((side - 7.4) / 4.2, (y + 17.6 - 0.25 * (side - 7.4)) / 1.9)) : 1
      const tone = (1 + mottled + pore) * line * stripes * nostril
      const flush = blood * f64(v, 5)
      const shine = f64(v, 3) * (sheen + 0.1 * lipShare) * nostril
      const bare = 1 - lipShare
      lay(
        canvas,
        pixel,
        1,
        (skin[0] * (1 - 0.12 * flush) * bare + lip[0] * lipShare) * f64(v, 0) * tone + shine,
        (skin[1] * (1 - 0.9 * flush) * bare + lip[1] * lipShare) * f64(v, 1) * tone + shine,
        (skin[2] * (1 - 0.8 * flush) * bare + lip[2] * lipShare) * f64(v, 2) * tone + shine,
      )
    },
  )
}
