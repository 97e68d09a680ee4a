import type { Pose } from '../face.ts'
import type { FaceView } from './face-view.ts'
import type { QualityFinding } from './finding.ts'

interface Limits {
  readonly id: string
  /** Degrees. */
  readonly warn: number
  readonly refuse: number
  readonly angle: (pose: Pose) => number
  /** What the person is asked to do when the angle is positive, and when it is negative. */
  readonly positive: string
  readonly negative: string
  /** What is said instead of asking the person, when the angle is beyond what a person does. */
  readonly beyond?: string
}

/**
 * Within 5° of yaw and roll and 8° of pitch the far side is foreshortened by less than 1 %; beyond 28° of yaw one side of
 * the face hides behind the nose. Product policy.
 * @see assessment: "Capture conditions"
 */
const LIMITS = {
  yaw: {
    id: 'yaw',
    warn: 5,
    refuse: 28,
    angle: (pose) => pose.yaw,
    positive: 'turn the head to the right',
    negative: 'turn the head to the left',
  },
  pitch: {
    id: 'pitch',
    warn: 8,
    refuse: 35,
    angle: (pose) => pose.pitch,
    positive: 'lower the chin',
    negative: 'raise the chin',
  },
  roll: {
    id: 'roll',
    warn: 5,
    refuse: 60,
    angle: (pose) => pose.roll,
    positive: 'tilt the head to the right shoulder',
    negative: 'tilt the head to the left shoulder',
    beyond: 'The picture lies on its side or upside down: turn it upright and add it again.',
  },
} as const satisfies Record<string, Limits>

export const headYaw = (view: FaceView): QualityFinding => judge(LIMITS.yaw, view)
export const headPitch = (view: FaceView): QualityFinding => judge(LIMITS.pitch, view)
export const headRoll = (view: FaceView): QualityFinding => judge(LIMITS.roll, view)

function judge(limits: Limits, { pose }: FaceView): QualityFinding {
  const { id } = limits
  const value = limits.angle(pose)
  const size = Math.abs(value)
  const degrees = `${size.toFixed(0)}° of ${id}`
  if (size <= limits.warn) return { id, verdict: 'pass', value, says: `The head is straight: ${degrees}.` }
  const ask = value > 0 ? limits.positive : limits.negative
  if (size <= limits.refuse) {
    return { id, verdict: 'warn', value, says: `Ask the person to ${ask}: ${degrees}; at most ${limits.warn}° keep the sides comparable.` }
  }
  if (limits.beyond !== undefined) return { id, verdict: 'refuse', value, says: limits.beyond }
  return { id, verdict: 'refuse', value, says: `Ask the person to face the camera and to ${ask}: at ${degrees} the two sides cannot be compared.` }
}
