import { useLingui } from '@lingui/react'
import { Tooltip, UnstyledButton } from '@mantine/core'
import classes from './measure-term.module.css'
import { measureMeaning } from './measure-meaning.ts'
import { measureName } from './measure-name.ts'

interface Props {
  readonly id: string
  readonly onFocus?: () => void
  readonly onBlur?: () => void
  /** Where the hint hides least. */
  readonly hint?: 'left' | 'bottom-start'
}

/** The name of a measure; hovered, focused or touched it says what it is. */
export function MeasureTerm({ id, onFocus, onBlur, hint = 'bottom-start' }: Props) {
  const { i18n } = useLingui()
  return (
    <Tooltip
      label={measureMeaning(i18n, id)}
      disabled={measureMeaning(i18n, id) === null}
      multiline
      w={280}
      position={hint}
      openDelay={400}
      events={{ hover: true, focus: true, touch: true }}
    >
      <UnstyledButton className={classes['term']} onFocus={onFocus} onBlur={onBlur} onClick={onFocus}>
        {measureName(i18n, id)}
      </UnstyledButton>
    </Tooltip>
  )
}
