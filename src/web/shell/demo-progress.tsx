import { useLingui } from '@lingui/react'
import { Progress, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { queries } from '../api/queries.ts'
import classes from './demo-progress.module.css'

/** While the fictional center is still being drawn and measured: how far it is. */
export function DemoProgress() {
  const { i18n } = useLingui()
  const { data: work } = useQuery(queries.work)
  if (!work?.demo || work.demo.done >= work.demo.of) return null
  const { done, of } = work.demo
  return (
    <div className={`${classes['line'] ?? ''} no-print`}>
      <Text size="sm" c="dimmed" role="status">
        {i18n._('The fictional center is being drawn: {done} of {of} pictures.', { done, of })}
      </Text>
      <Progress className={classes['bar'] ?? ''} value={(100 * done) / of} size="sm" aria-label={i18n._('Pictures drawn')} />
    </div>
  )
}
