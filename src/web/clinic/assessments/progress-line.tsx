import { useLingui } from '@lingui/react'
import { Progress, Text } from '@mantine/core'
import type { Photo } from '../../../core/records/assessment.ts'

/** How many photos are measured, refused and still to come; read out as it changes. */
export function ProgressLine({ photos, sending }: { photos: readonly Photo[]; sending: number }) {
  const { i18n } = useLingui()
  const count = (...states: Photo['state'][]): number => photos.filter(({ state }) => states.includes(state)).length
  const [measured, refused, failed, stored] = [count('measured'), count('refused'), count('failed'), count('stored')]
  const waiting = count('waiting', 'measuring')
  const says = [
    sending > 0 ? i18n._('{count, plural, one {# photo is being sent} other {# photos are being sent}}', { count: sending }) : '',
    waiting > 0 ? i18n._('{count, plural, one {# photo to be measured} other {# photos to be measured}}', { count: waiting }) : '',
    measured > 0 ? i18n._('{count} measured', { count: measured }) : '',
    refused > 0 ? i18n._('{count} refused', { count: refused }) : '',
    failed > 0 ? i18n._('{count} failed', { count: failed }) : '',
    stored > 0 ? i18n._('{count} not measured', { count: stored }) : '',
  ].filter(Boolean)
  const done = measured + refused + failed + stored
  const all = photos.length + sending
  return (
    <div>
      <Text role="status" aria-live="polite" c="dimmed">
        {says.length > 0 ? says.join(' · ') : i18n._('No photos yet')}
      </Text>
      {done < all ? <Progress value={(100 * done) / all} mt={4} mb="xs" aria-label={i18n._('Photos measured')} /> : null}
    </div>
  )
}
