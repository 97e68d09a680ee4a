import type { Purpose } from '../../core/records/consent-scope.ts'
import type { Admitted } from '../access/gate.ts'
import { isKept } from '../access/is-kept.ts'
import { patientOf } from '../access/patient-of.ts'
import { notFound } from '../routes/problem.ts'
import { recordRelease, releaseCode } from './release-register.ts'
import { requireRelease } from './require-release.ts'

/**
 * Lets one picture leave. For care the entry of the audit is its trace; what leaves for anything else is written down
 * as a release.
 * @returns the name of the file outside care, which says nothing about the person; null for care.
 * @throws Problem `no-consent`; `not-found` for a photo that is deleted, by itself or with what it belongs to
 */
export async function releasePicture(
  { db, caller, reach }: Admitted,
  photo: string,
  purpose: Purpose,
): Promise<string | null> {
  const patient = await patientOf(db, caller.center, 'photo', photo)
  // A deleted photo can be seen by who may restore it, and leaves for nobody.
  if (patient === null || !(await isKept(db, 'photo', photo))) throw notFound('photo')
  const { releasedBy } = await requireRelease(db, { patient, purpose, what: 'pictures', photos: [photo], reach })
  if (purpose === 'care') return null
  const code = releaseCode()
  await recordRelease(db, {
    center: caller.center,
    patient,
    kind: 'picture',
    purpose,
    code,
    reason: '',
    releasedBy,
    assessments: 0,
    pictures: 1,
    madeBy: caller.userId,
  })
  return `facialis-${purpose}-${code}.jpg`
}
