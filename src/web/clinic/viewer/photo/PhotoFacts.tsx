import type { I18n } from '@lingui/core'
import { useLingui } from '@lingui/react'
import { List, Text, Title } from '@mantine/core'
import { IconAlertTriangle, IconCheck, IconX } from '@tabler/icons-react'
import type { ViewId } from '../../../../core/records/assessment.ts'
import type { PhotoResult, QualityCheck } from '../../../../core/records/photo-result.ts'
import { checksThatHold } from '../picture/upright.ts'
import { qualityText } from './quality-text.ts'
import { numberText } from '../../../components/number-text.ts'

type Measured = Extract<PhotoResult, { status: 'measured' }>

const sourceText = (i18n: I18n, source: string): string =>
  ({
    'iris-population': i18n._('from the iris, taken as wide as the mean of adults'),
    'iris-measured': i18n._('from the iris and this person’s measured corneal diameter'),
    session: i18n._('from another photo of this session'),
    manual: i18n._('from a distance given by hand'),
  })[source] ?? i18n._('from {source}', { source })

/** "4° chin up"; nothing for an angle that reads 0°. */
function turned(i18n: I18n, degrees: number, positive: string, negative: string): string[] {
  const size = Math.round(Math.abs(degrees))
  return size === 0 ? [] : [`${numberText(i18n.locale, size, 0)}° ${degrees < 0 ? negative : positive}`]
}

/** What the numbers rest on: the ruler, how the head was held, and how good the photo is. */
export function PhotoFacts({ result, view }: { result: Measured; view: ViewId }) {
  const { i18n } = useLingui()
  const { scale, pose } = result
  const head = [
    ...turned(i18n, pose.yaw, i18n._('turned to the patient’s left'), i18n._('turned to the patient’s right')),
    ...turned(i18n, pose.pitch, i18n._('chin up'), i18n._('chin down')),
    ...turned(i18n, pose.roll, i18n._('tilted to the patient’s left'), i18n._('tilted to the patient’s right')),
  ]
  return (
    <section aria-label={i18n._('About this photo')}>
      <Title order={2} size="h3" mt="lg" mb={4}>
        {i18n._('About this photo')}
      </Title>
      <Text size="sm">
        {scale
          ? i18n._('Scale: {mm} ± {sd} mm per pixel, {source}.', {
              mm: numberText(i18n.locale, scale.mmPerPixel, 4),
              sd: numberText(i18n.locale, scale.sd, 4),
              source: sourceText(i18n, scale.source),
            })
          : i18n._('Scale: unknown. The iris, which gives it, is not visible; movements from rest take the scale of the photo at rest.')}
      </Text>
      <Text size="sm">
        {head.length > 0 ? i18n._('Head: {turns}.', { turns: head.join(', ') }) : i18n._('Head: straight.')}
      </Text>
      <Quality checks={result.quality} view={view} />
    </section>
  )
}

const ICONS = { pass: IconCheck, warn: IconAlertTriangle, refuse: IconX } as const

/** Views that ask for closed eyes: that an iris is hidden is no fault of theirs. */
const EYES_CLOSED: readonly ViewId[] = ['eyes_gentle', 'eyes_tight']

/** The checks of the photograph whose premise holds, those to act on first. */
export function Quality({ checks, view }: { checks: readonly QualityCheck[]; view: ViewId }) {
  const { i18n } = useLingui()
  const order = ['refuse', 'warn', 'pass'] as const
  const words = { pass: i18n._('Good:'), warn: i18n._('To improve:'), refuse: i18n._('Refused:') }
  const asked = checksThatHold(checks).filter(({ id }) => id !== 'iris-visible' || !EYES_CLOSED.includes(view))
  const sorted = order.flatMap((verdict) => asked.filter((check) => check.verdict === verdict))
  if (sorted.length === 0) return null
  return (
    <List size="sm" mt="xs" listStyleType="none" spacing={4}>
      {sorted.map((check) => {
        const Icon = ICONS[check.verdict]
        return (
          <List.Item key={check.id} icon={<Icon size={16} aria-hidden />}>
            <b>{words[check.verdict]}</b> {qualityText(i18n, check)}
          </List.Item>
        )
      })}
    </List>
  )
}
