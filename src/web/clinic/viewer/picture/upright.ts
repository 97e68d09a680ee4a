import type { Photo } from '../../../../core/records/assessment.ts'
import type { QualityCheck } from '../../../../core/records/photo-result.ts'

/** Degrees of roll below which the patient's right lies at the left edge of the picture and nowhere else. */
const UPRIGHT = 45

/** Whether it is known that the face stands upright on the photo, so that its edges can be called by the patient's sides. */
export function isUpright({ run }: Photo): boolean {
  const result = run?.result
  return result?.status === 'measured' && Math.abs(result.pose.roll) < UPRIGHT
}

/** What can be told of a picture that lies on its side or upside down. */
const OF_A_LYING_PICTURE: readonly string[] = ['roll', 'framing']

/** The checks whose premise holds: of a picture refused for how it lies, the others judged a face that was not found. */
export const checksThatHold = (checks: readonly QualityCheck[]): readonly QualityCheck[] =>
  checks.some(({ id, verdict }) => id === 'roll' && verdict === 'refuse')
    ? checks.filter(({ id }) => OF_A_LYING_PICTURE.includes(id))
    : checks
