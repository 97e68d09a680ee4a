import { useLingui } from '@lingui/react'
import { Progress, Text } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { queries } from '../api/queries.ts'
import classes from './demo-progress.module.css'

/** While the fictional center is still being drawn and measured: how far it is. What is on the screen follows. */
export function DemoProgress() {
  const { i18n } = useLingui()
  const { data: work } = useQuery(queries.work)
  const client = useQueryClient()
  const drawn = work?.demo?.done
  useEffect(() => {
    if (drawn === undefined) return
    void client.invalidateQueries({ queryKey: queries.patients.queryKey })
    void client.invalidateQueries({ queryKey: ['assessments'] })
  }, [client, drawn])
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
