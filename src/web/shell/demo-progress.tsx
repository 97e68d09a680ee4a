import { useLingui } from '@lingui/react'
import { Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { queries } from '../api/queries.ts'

/** While the fictional center is still being drawn and measured: how far it is. */
export function DemoProgress() {
  const { i18n } = useLingui()
  const { data: work } = useQuery(queries.work)
  if (!work?.demo || work.demo.done >= work.demo.of) return null
  return (
    <Text size="sm" c="dimmed" ta="center" pt="xs" role="status">
      {i18n._('The fictional center is being drawn: {done} of {of} pictures.', { done: work.demo.done, of: work.demo.of })}
    </Text>
  )
}
