import { hash, smoothNoise } from '../noise.ts'
import { f32, f64, mix, smoothStep } from '../numbers.ts'
import { project, type Camera } from '../raster/camera.ts'
import { lay, type Canvas } from '../raster/canvas.ts'
import { drawTriangles } from '../raster/triangles.ts'
import type { PhantomSpec } from '../spec.ts'
import { PART, type Mesh } from '../surface/mesh.ts'
import { vertexNormals } from '../surface/normals.ts'
import type { RestFace } from '../surface/rest-face.ts'
import { rootCover } from './hairline.ts'
import { headLighting } from './lighting.ts'
import { skinLines } from './skin-lines.ts'
import { skinMap } from './skin-map.ts'
import { skullNormal } from './skull.ts'
import { HAIR, SKIN } from './tones.ts'

/** Attributes of a vertex: diffuse light (3), mirrored light, lip distance, blush, place at rest (3). */
const STRIDE = 9

const FORWARD = [0, 0, 1] as const

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
    const [x, y, z] = [f64(mesh.positions, 3 * vertex), f64(mesh.positions, 3 * vertex + 1), f64(mesh.positions, 3 * vertex + 2)]
    // Near its upper rim the face takes the curvature of the skull that goes on behind it.
    const rim = Math.max(smoothStep(58, 80, y), smoothStep(58, 74, Math.abs(x)) * smoothStep(30, 50, y))
    const skull = rim > 0 ? skullNormal(x, y, z) : FORWARD
    const lit = light(
      mix(f32(normals, 3 * vertex), skull[0], rim),
      mix(f32(normals, 3 * vertex + 1), skull[1], rim),
      mix(f32(normals, 3 * vertex + 2), skull[2], rim),
    )
    const open = f32(map.open, vertex)
    const shadow = 0.35 + 0.65 * open
    const offset = vertex * STRIDE
    attributes[offset] = lit.red * open ** 0.8
    attributes[offset + 1] = lit.green * open
    attributes[offset + 2] = lit.blue * open
    attributes[offset + 3] = lit.mirrored * shadow
    attributes[offset + 4] = f32(map.lips, vertex)
    attributes[offset + 5] = f32(map.blush, vertex)
    attributes[offset + 6] = x
    attributes[offset + 7] = y
    attributes[offset + 8] = z
  }
  return attributes
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
  const { style, hair } = spec.looks
  const roots = HAIR[hair]
  const lines = skinLines(spec)
  const grainy = spec.noise > 0 ? 1 : 0
  const blood = 0.32 - 0.4 * sheen
  drawTriangles(
    canvas,
    project(camera, positions),
    rest.mesh.triangles,
    attributesOf(rest, positions, camera, spec),
    STRIDE,
    (pixel, v) => {
      const x = f64(v, 6)
      const y = f64(v, 7)
      const z = f64(v, 8)
      const side = Math.abs(x)
      const lipShare = smoothStep(-0.5, 0.5, f64(v, 4))
      const mottled = grainy * (0.025 * smoothNoise(x * 0.16, y * 0.16, spec.seed) + 0.035 * smoothNoise(x * 1.3, y * 1.3, spec.seed + 1))
      const pore = grainy * (hash(Math.round(x * 4), Math.round(y * 4), spec.seed + 2) - 0.5)
      const stripes = lipShare > 0 ? 1 - 0.1 * lipShare * (1 + smoothNoise(side * 1.2, y * 0.12, 5)) : 1
      const nostril = y < -10 && y > -26 ? 1 - 0.9 * smoothStep(1.5, 0.55, Math.hypot((side - 7.4) / 4.2, (y + 17.6 - 0.25 * (side - 7.4)) / 1.9)) : 1
      const line = lines(x, y)
      const tone = (1 + mottled + 0.03 * pore) * line * stripes * nostril
      const flush = blood * f64(v, 5)
      // Gloss breaks up on the grain of the skin and sinks into its lines.
      const shine = f64(v, 3) * mix(sheen, 0.1, lipShare) * nostril * line * (1 + 4 * mottled + 0.2 * pore)
      const bare = 1 - lipShare
      let red = (skin[0] * (1 - 0.12 * flush) * bare + lip[0] * lipShare) * tone
      let green = (skin[1] * (1 - 0.9 * flush) * bare + lip[1] * lipShare) * tone
      let blue = (skin[2] * (1 - 0.8 * flush) * bare + lip[2] * lipShare) * tone
      const grown = y > 70 || z < 20 ? rootCover(style, side, y, z) : 0
      if (grown > 0) {
        red = mix(red, roots[0], grown)
        green = mix(green, roots[1], grown)
        blue = mix(blue, roots[2], grown)
      }
      const gloss = shine * (1 - grown)
      lay(canvas, pixel, 1, red * f64(v, 0) + gloss, green * f64(v, 1) + gloss, blue * f64(v, 2) + gloss)
    },
  )
}
