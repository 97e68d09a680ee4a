import type { Picture } from '../geometry/picture.ts'
import { SIDES } from '../face/side.ts'
import { drawBody } from './paint/body.ts'
import { drawBrow } from './paint/brow.ts'
import { drawEars } from './paint/ears.ts'
import { drawEye } from './paint/eye.ts'
import { drawFaceSurface } from './paint/face-surface.ts'
import { drawHair } from './paint/hair.ts'
import { drawLidMargins } from './paint/lid-margin.ts'
import { drawMouth } from './paint/mouth.ts'
import { drawWall } from './paint/wall.ts'
import { cameraOf } from './raster/camera.ts'
import { blankCanvas } from './raster/canvas.ts'
import { develop } from './raster/develop.ts'
import type { PhantomSpec } from './spec.ts'
import { deform } from './surface/deform.ts'
import { restFace } from './surface/rest-face.ts'
import { truthOf, type PhantomTruth } from './truth.ts'

/** A synthetic photograph of a face, and what is true of the face in it. */
export interface Phantom {
  readonly picture: Picture
  readonly truth: PhantomTruth
}

/**
 * Draws a phantom. The same specification gives the same bytes. The camera is orthographic.
 * @throws RangeError when the specification describes no face: lids that pass each other, a closure that is no share.
 */
export function renderPhantom(spec: PhantomSpec): Phantom {
  const rest = restFace()
  const positions = deform(rest, spec)
  const camera = cameraOf(spec)
  const canvas = blankCanvas(spec.width, spec.height)
  drawWall(canvas, spec)
  drawBody(canvas, spec)
  drawFaceSurface(canvas, camera, rest, positions, spec)
  for (const side of SIDES) {
    drawEye(canvas, camera, rest, positions, spec, side)
    drawLidMargins(canvas, camera, rest, positions, spec, side)
    drawBrow(canvas, camera, positions, spec, side)
  }
  drawMouth(canvas, camera, rest, positions, spec)
  drawEars(canvas, camera, spec)
  drawHair(canvas, camera, spec)
  return { picture: develop(canvas, spec.blur, spec.noise, spec.seed), truth: truthOf(rest, positions, camera, spec) }
}
