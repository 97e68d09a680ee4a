import { useLingui } from '@lingui/react'
import { Badge } from '@mantine/core'
import { IconCheck, IconClockExclamation, IconMinus, IconQuestionMark, IconX } from '@tabler/icons-react'
import type { ConsentState } from '../../../core/records/consent.ts'
import { stateName } from './consent-words.ts'

const ICONS = {
  granted: IconCheck,
  declined: IconX,
  withdrawn: IconMinus,
  'never-asked': IconQuestionMark,
  'renewal-due': IconClockExclamation,
} as const

/** A state in a word and a sign; what calls for somebody stands out. */
export function ScopeState({ state }: { state: ConsentState }) {
  const { i18n } = useLingui()
  const Icon = ICONS[state]
  return (
    <Badge
      variant="default"
      size="lg"
      radius="sm"
      tt="none"
      fw={600}
      fz="sm"
      {...(state === 'renewal-due' ? { bg: 'var(--ground-warning)', c: 'var(--text-warning)' } : {})}
      leftSection={<Icon size={14} aria-hidden />}
    >
      {stateName(i18n, state)}
    </Badge>
  )
}
