import type { I18n } from '@lingui/core'
import { useLingui } from '@lingui/react'
import { Badge, Group } from '@mantine/core'
import type { AffectedSide } from '../../core/records/patient.ts'
import { SideMark } from './sides.tsx'

/** The side of the palsy in words; the patient's own side. */
export const affectedSideText = (i18n: I18n, side: AffectedSide): string => ({
  right: i18n._('Right side affected'),
  left: i18n._('Left side affected'),
  bilateral: i18n._('Both sides affected'),
  none: i18n._('No side affected'),
})[side]

/** Affected is a word on a grey tag; the marks only repeat which side it is. */
export function AffectedSideTag({ side }: { side: AffectedSide }) {
  const { i18n } = useLingui()
  return (
    <Badge variant="default" size="lg" radius="sm" tt="none" fw={500} fz="sm">
      <Group gap={6} wrap="nowrap">
        {(side === 'right' || side === 'bilateral') && <SideMark side="right" named={false} />}
        {(side === 'left' || side === 'bilateral') && <SideMark side="left" named={false} />}
        {affectedSideText(i18n, side)}
      </Group>
    </Badge>
  )
}
