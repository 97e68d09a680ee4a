import { centroid, distance, midpoint, type Point } from '../geometry/point.ts'
import { eyeIsOpen } from './eye-is-open.ts'
import { frameAlong, frameThrough, type Midline } from './face-frame.ts'
import type { Circle, Eye, Face, Frame, Mouth, Pose, Scale } from './face.ts'
import { interCanthalDistance } from './inter-canthal-distance.ts'
import { irisScale, type CornealDiameter } from './iris-scale.ts'
import {
  EYE_LANDMARKS,
  JAW_LANDMARKS,
  MIDLINE_LANDMARKS,
  MOUTH_LANDMARKS,
  type EyeLandmarks,
} from './landmark-names.ts'
import { LANDMARK_COUNT, type Landmarks } from './landmarks.ts'
import { carryScale, isBetterRuler, scaleInSession, type SessionScale } from './session-scale.ts'
import { bothSides, SIDES, type BothSides } from './side.ts'

export interface FaceOptions {
  /** This person's own corneal diameter, mm. */
  readonly corneaMm?: CornealDiameter
  /** The scale of another photo of the session: used when fewer irises are visible than in that one. */
  readonly sessionScale?: SessionScale
  /** A midline set by hand; without it the line between the pupils decides. */
  readonly midline?: Midline
}

/**
 * Names the landmarks of one face, and gives it a frame and a scale.
 * The scale comes from the session when it knows better, else from the visible irises, else there is none.
 * @throws RangeError when there are not exactly 478 landmarks.
 */
export function buildFace(landmarks: Landmarks, pose: Pose, options: FaceOptions = {}): Face {
  const drawn = bothSides((side) => drawEye(landmarks.points, EYE_LANDMARKS[side]))
  const open = bothSides((side) => eyeIsOpen(drawn[side]))
  const eyes = hideIrises(drawn, open)
  return assemble(landmarks, pose, eyes, scaleOf(landmarks, open, eyes, options), options.midline)
}

/**
 * The faces of the independent estimates of the same photo: their spread is the uncertainty of what is read from
 * `face`. They share its scale and which of its eyes are open; a midline set by hand is theirs as well.
 */
export function sampleFaces(face: Face): Face[] {
  const open = bothSides((side) => face.eyes[side].iris !== null)
  const frame = face.frame.source === 'manual' ? face.frame : null
  return face.landmarks.samples.map((points) => {
    const eyes = hideIrises(bothSides((side) => drawEye(points, EYE_LANDMARKS[side])), open)
    const sample = assemble({ points, samples: [] }, face.pose, eyes, face.scale)
    return frame ? { ...sample, frame } : sample
  })
}

function assemble(
  landmarks: Landmarks,
  pose: Pose,
  eyes: BothSides<Eye>,
  scale: Scale | null,
  midline?: Midline,
): Face {
  const at = pick(landmarks.points)
  return {
    landmarks,
    frame: frameOf(eyes, midline),
    scale,
    pose,
    eyes,
    mouth: mouthOf(at),
    jaw: JAW_LANDMARKS.map(at),
    philtrum: at(MIDLINE_LANDMARKS.philtrum),
    nasalBase: at(MIDLINE_LANDMARKS.nasalBase),
    nasalTip: at(MIDLINE_LANDMARKS.nasalTip),
    chin: at(MIDLINE_LANDMARKS.chin),
  }
}

type DrawnEye = Eye & { readonly iris: Circle }

function drawEye(points: readonly Point[], names: EyeLandmarks): DrawnEye {
  const at = pick(points)
  const upperLidMargin = names.upperLidMargin.map(at)
  const [inner, outer] = [names.upperLidMargin[0], names.upperLidMargin.at(-1)]
  if (inner === undefined || outer === undefined) throw new RangeError('a lid margin without canthi')
  return {
    iris: irisOf(points, names),
    innerCanthus: at(inner),
    outerCanthus: at(outer),
    upperLidMargin,
    lowerLidMargin: names.lowerLidMargin.map(at),
    brow: names.browUpperEdge.map((upper, i) => midpoint(at(upper), at(names.browLowerEdge[i] ?? upper))),
  }
}

function irisOf(points: readonly Point[], names: EyeLandmarks): Circle {
  const at = pick(points)
  return { centre: at(names.pupil), radius: distance(at(names.limbus[0]), at(names.limbus[1])) / 2 }
}

const hideIrises = (eyes: BothSides<Eye>, open: BothSides<boolean>): BothSides<Eye> =>
  bothSides((side) => (open[side] ? eyes[side] : { ...eyes[side], iris: null }))

function scaleOf(
  landmarks: Landmarks,
  open: BothSides<boolean>,
  eyes: BothSides<Eye>,
  options: FaceOptions,
): Scale | null {
  const visible = SIDES.filter((side) => open[side])
  const meanDiameter = (points: readonly Point[]): number =>
    visible.reduce((sum, side) => sum + 2 * irisOf(points, EYE_LANDMARKS[side]).radius, 0) / visible.length
  const { sessionScale, corneaMm } = options
  if (sessionScale && isBetterRuler(sessionScale, visible.length)) return carryScale(sessionScale, interCanthalDistance(eyes))
  if (visible.length === 0) return null
  const own = irisScale({ mean: meanDiameter(landmarks.points), samples: landmarks.samples.map(meanDiameter) }, corneaMm)
  return own && sessionScale ? scaleInSession(own, sessionScale, interCanthalDistance(eyes)) : own
}

/** Between the pupils when both are seen; one pupil alone would tilt the frame, so then between the canthi. */
function frameOf(eyes: BothSides<Eye>, midline?: Midline): Frame {
  const { right, left } = eyes
  const frame =
    right.iris && left.iris
      ? frameThrough(right.iris.centre, left.iris.centre, 'pupils')
      : frameThrough(centreOfCanthi(right), centreOfCanthi(left), 'canthi')
  return midline ? frameAlong(midline, frame.origin) : frame
}

const centreOfCanthi = (eye: Eye): Point => centroid([eye.innerCanthus, eye.outerCanthus])

function mouthOf(at: (index: number) => Point): Mouth {
  const names = MOUTH_LANDMARKS
  return {
    commissure: bothSides((side) => at(names.commissure[side])),
    upperLipOuter: names.upperLipOuter.map(at),
    upperLipInner: names.upperLipInner.map(at),
    lowerLipInner: names.lowerLipInner.map(at),
    lowerLipOuter: names.lowerLipOuter.map(at),
  }
}

/** Looks landmarks up by number. @throws RangeError when there are not exactly 478 of them. */
function pick(points: readonly Point[]): (index: number) => Point {
  if (points.length !== LANDMARK_COUNT) {
    throw new RangeError(`a face has ${LANDMARK_COUNT} landmarks, not ${points.length}`)
  }
  return (index) => {
    const point = points[index]
    if (!point) throw new RangeError(`no landmark ${index}`)
    return point
  }
}
