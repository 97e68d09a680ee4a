import type { I18n } from '@lingui/core'
import { useLingui } from '@lingui/react'
import { Loader, Text } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck, IconClock, IconPlayerPause } from '@tabler/icons-react'
import type { Photo, PhotoState } from '../../../core/records/assessment.ts'
import { whyNot } from '../../components/why-not.ts'
import classes from './tile.module.css'

export const photoStateText = (i18n: I18n, state: PhotoState): string => ({
  waiting: i18n._('Waiting'),
  measuring: i18n._('Measuring'),
  measured: i18n._('Measured'),
  refused: i18n._('Refused'),
  failed: i18n._('Failed'),
  stored: i18n._('Not measured'),
})[state]

/** Where a photo stands, by word and sign; refused and failed with the sentence that tells why. */
export function PhotoStateLine({ photo }: { photo: Photo }) {
  const { i18n } = useLingui()
  const { state } = photo
  const result = photo.run?.result
  const why = state === 'failed' ? photo.failure : state === 'refused' && result?.status === 'refused' ? result.why : null
  return (
    <div>
      <div className={classes['state']}>
        {state === 'measuring' ? <Loader size={14} aria-hidden /> : null}
        {state === 'waiting' ? <IconClock size={16} aria-hidden /> : null}
        {state === 'measured' ? <IconCircleCheck size={16} aria-hidden /> : null}
        {state === 'refused' || state === 'failed' ? <IconAlertTriangle size={16} aria-hidden /> : null}
        {state === 'stored' ? <IconPlayerPause size={16} aria-hidden /> : null}
        {photoStateText(i18n, state)}
      </div>
      {state === 'stored' ? <Text size="sm">{i18n._('Kept while automatic measurement was off.')}</Text> : null}
      {why ? <Text size="sm">{whyNot(i18n, why)}</Text> : null}
    </div>
  )
}
