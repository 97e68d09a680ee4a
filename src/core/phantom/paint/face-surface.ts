import { hash, smoothNoise } from '../noise.ts'
import { at, bell, f64, smoothStep } from '../numbers.ts'
import { project, type Camera } from '../raster/camera.ts'
import { lay, type Canvas } from '../raster/canvas.ts'
import { drawTriangles } from '../raster/triangles.ts'
import type { PhantomSpec } from '../spec.ts'
import { PART } from '../surface/mesh.ts'
import { vertexNormals } from '../surface/normals.ts'
import type { RestFace } from '../surface/rest-face.ts'
import { lighting } from './lighting.ts'
import { skinMap } from './skin-map.ts'
import { SKIN } from './tones.ts'

/** Attributes of a vertex: diffuse light (3), mirrored light, lip distance, blush, place at rest (2). */
const STRIDE = 8

const only = (triangles: Int32Array, parts: Uint8Array, wanted: (part: number) => boolean): Int32Array =>
  triangles.filter((_, index) => wanted(at(parts, Math.floor(index / 3))))

function attributesOf(rest: RestFace, positions: Float64Array, camera: Camera, spec: PhantomSpec): Float32Array {
  const { mesh } = rest
  const map = skinMap(rest)
  const normals = vertexNormals(positions, only(mesh.triangles, mesh.parts, (part) => part === PART.skin))
  const light = lighting(spec.light)
  const { rotation } = camera
  const attributes = new Float32Array((positions.length / 3) * STRIDE)
  for (let vertex = 0; vertex < positions.length / 3; vertex++) {
    const [x, y, z] = [at(normals, 3 * vertex), at(normals, 3 * vertex + 1), at(normals, 3 * vertex + 2)]
    const along = (row: number): number => at(rotation, row) * x + at(rotation, row + 1) * y + at(rotation, row + 2) * z
    const lit = light(along(0), along(3), along(6))
    const open = at(map.open, vertex)
    const shadow = 0.35 + 0.65 * open
    attributes.set(
      [
        lit.diffuse[0] * open ** 0.8,
        lit.diffuse[1] * open,
        lit.diffuse[2] * open,
        lit.mirrored * shadow,
        at(map.lips, vertex),
        at(map.blush, vertex),
        at(mesh.positions, 3 * vertex),
        at(mesh.positions, 3 * vertex + 1),
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
      const channel = (k: 0 | 1 | 2, drain: number): number =>
        (skin[k] * (1 - drain * flush) * (1 - lipShare) + lip[k] * lipShare) * f64(v, k) * tone + shine
      lay(canvas, pixel, 1, channel(0, 0.12), channel(1, 0.9), channel(2, 0.8))
    },
  )
}
