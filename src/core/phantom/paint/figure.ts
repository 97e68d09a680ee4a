import type { Point3 } from '../../geometry/point.ts'
import { smoothNoise } from '../noise.ts'
import { at, bell, mix, smoothStep } from '../numbers.ts'
import { cameraOf, type Camera } from '../raster/camera.ts'
import { drawEllipsoid } from '../raster/ellipsoid.ts'
import { eachPixel, lay, type Canvas, type Rgb } from '../raster/canvas.ts'
import type { PhantomSpec } from '../spec.ts'
import { lighting } from './lighting.ts'
import { HAIR, SKIN } from './tones.ts'

const times = ([r, g, b]: Rgb, [x, y, z]: Rgb, factor: number): Rgb => [r * x * factor, g * y * factor, b * z * factor]

const mixed = (a: Rgb, b: Rgb, share: number): Rgb => [mix(a[0], b[0], share), mix(a[1], b[1], share), mix(a[2], b[2], share)]

/** Light on a surface that is fixed to the head. */
function headLight(camera: Camera, spec: PhantomSpec) {
  const light = lighting(spec.light)
  const { rotation } = camera
  return ([x, y, z]: Point3) => {
    const along = (row: number): number => at(rotation, row) * x + at(rotation, row + 1) * y + at(rotation, row + 2) * z
    return light(along(0), along(3), along(6))
  }
}

/** The wall behind, brighter in the middle. */
export function drawWall(canvas: Canvas, spec: PhantomSpec): void {
  const { width, height } = canvas
  const [r, g, b] = spec.looks.wall
  eachPixel(canvas, [0, 0, width, height], (pixel, x, y) => {
    const glow = 1.08 - 0.5 * ((x / width - 0.5) ** 2 + (y / height - 0.4) ** 2)
    lay(canvas, pixel, 1, r * glow, g * glow, b * glow)
  })
}

/** Neck and shoulders: they stay when the head turns. */
export function drawBody(canvas: Canvas, spec: PhantomSpec): void {
  const camera = cameraOf({ ...spec, pose: { yaw: 0, pitch: 0, roll: 0 } })
  const light = lighting(spec.light)
  const { skin } = SKIN[spec.looks.skin]
  drawEllipsoid(canvas, camera, { centre: [0, -120, -62], radii: [57, 150, 52] }, ([x, y], [nx, ny, nz]) => {
    const chinShadow = 1 - 0.62 * bell(x, 62) * smoothStep(-150, -98, y)
    const tendon = 1 - 0.12 * bell(Math.abs(x) - 26 - (y + 120) * 0.2, 5)
    return { colour: times(skin, light(nx, ny, nz).diffuse, 0.9 * chinShadow * tendon), cover: 1 }
  })
  drawEllipsoid(canvas, camera, { centre: [0, -250, -60], radii: [205, 122, 92] }, ([x, y], [nx, ny, nz]) => {
    const neckline = y + 166 - 0.0062 * x * x
    const folds = 1 + 0.1 * smoothNoise(Math.abs(x) * 0.03 + y * 0.01, y * 0.02, 8)
    const seam = 1 - 0.4 * bell(neckline + 7, 1.2) - 0.35 * bell(neckline, 1.5)
    return { colour: times(spec.looks.shirt, light(nx, ny, nz).diffuse, 1.25 * folds * seam), cover: smoothStep(0.6, -0.6, neckline) }
  })
}

/** The ears. */
export function drawEars(canvas: Canvas, camera: Camera, spec: PhantomSpec): void {
  const light = headLight(camera, spec)
  const { skin } = SKIN[spec.looks.skin]
  for (const side of [-1, 1]) {
    drawEllipsoid(canvas, camera, { centre: [side * 79, 4, -34], radii: [11.5, 31, 17] }, ([x, y, z], normal) => {
      const lobe = y < -14 ? smoothStep(9.5, 8.5, Math.abs(x) - 79 + (-14 - y) * 0.25) : 1
      const concha = 1 - 0.5 * bell(Math.abs(x) - 81, 3.4) * bell(y - 2, 13) * smoothStep(-34, -24, z)
      const [r, g, b] = times(skin, light(normal).diffuse, 0.92 * concha)
      return { colour: [r, g * 0.9, b * 0.88], cover: lobe }
    })
  }
}

/** Where hair begins above the forehead, mm above the pupils' level of the head, at |x| from the midline. */
function hairline(spec: PhantomSpec, side: number): number {
  const receding = spec.looks.style === 'receding' ? 1 : 0
  const temple = receding * 22 * bell(side - 44, 16)
  return 82 + 14 * receding + temple - 0.0042 * side * side - 46 * smoothStep(58, 72, side)
}

/** The hair of the head: a cap with a hairline, and locks beside the face when it is long. */
export function drawHair(canvas: Canvas, camera: Camera, spec: PhantomSpec): void {
  const { style, hair } = spec.looks
  const light = headLight(camera, spec)
  const tone = HAIR[hair]
  const { skin, sheen } = SKIN[spec.looks.skin]
  drawEllipsoid(canvas, camera, { centre: [0, 22, -42], radii: [76, 98, 83] }, ([, y, z], normal) => {
    const { diffuse, mirrored } = light(normal)
    const scalp = style === 'bald' ? skin : mixed(skin, tone, smoothStep(26, 6, z - 0.2 * y))
    const [r, g, b] = times(scalp, diffuse, 1)
    const shine = mirrored * sheen
    return { colour: [r + shine, g + shine, b + shine], cover: y > 66 || (y > 8 && z < 12) ? 1 : 0 }
  })
  if (style === 'bald') return
  const strands = (place: Point3, normal: Point3): Rgb => {
    const [x, y, z] = place
    const angle = Math.atan2(Math.abs(x) + 4, Math.hypot(y - 20, z * 0.3) + 10)
    const strand = smoothNoise(angle * 46, y * 0.035 + z * 0.03, 21) + 0.7 * smoothNoise(angle * 130, y * 0.05, 22)
    const { diffuse, mirrored } = light(normal)
    const gloss = 0.25 * bell(normal[1] - 0.62 + 0.05 * strand, 0.16) * Math.max(0, normal[2]) + 0.08 * mirrored
    const dark = 0.75 + 0.28 * strand
    return [0, 1, 2].map((k) => at(tone, k) * (at(diffuse, k) * dark * 1.15 + gloss * 1.6) + gloss * 0.02) as [number, number, number]
  }
  const long = style === 'long'
  drawEllipsoid(canvas, camera, { centre: [0, 26, -34], radii: [86, 107, 101] }, (place, normal) => {
    const [x, y, z] = place
    const side = Math.abs(x)
    const edge = hairline(spec, side) + 1.6 * smoothNoise(side * 0.9, z * 0.4, 31)
    const above = smoothStep(edge - 1.5, edge + 1.5, y)
    const behind = z < -18 ? smoothStep(long ? -400 : -14, long ? -390 : -6, y - 0.2 * (z + 18)) : 0
    const front = z > -18 && side > 70 ? smoothStep(8, 14, y) * smoothStep(72, 76, side) : 0
    return { colour: strands(place, normal), cover: Math.max(above, behind, front) }
  })
  if (!long) return
  for (const side of [-1, 1]) {
    drawEllipsoid(canvas, camera, { centre: [side * 70, -44, -56], radii: [27, 118, 46] }, (place, normal) => {
      const [x, y] = place
      const strand = smoothNoise(Math.abs(x) * 0.55 + y * 0.03, y * 0.02, 41) + 0.7 * smoothNoise(Math.abs(x) * 1.5, y * 0.03, 42)
      const { diffuse } = light(normal)
      const shadow = mix(0.55, 1, smoothStep(60, 84, Math.abs(x)))
      return { colour: times(tone, diffuse, (0.85 + 0.3 * strand) * shadow * 1.15), cover: 1 }
    })
  }
}
