import { Avatar } from '@mantine/core'
import type { Patient } from '../../core/records/patient.ts'
import { pictureUrl } from '../api/pictures.ts'
import { useMay } from './use-may.ts'

/** The newest photo at rest, or the initials before there is one. */
export function Portrait({ patient, size }: { patient: Patient; size: number }) {
  const may = useMay()
  const src = patient.portraitPhotoId && may('picture') ? pictureUrl(patient.portraitPhotoId, 'thumbnail') : null
  return <Avatar src={src} name={patient.name} alt="" size={size} radius="md" color="gray" imageProps={{ loading: 'lazy', style: { objectPosition: '50% 20%' } }} aria-hidden />
}
