import { useLingui } from '@lingui/react'
import { Badge } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'

/** Says of a record that it is deleted: kept, and to be brought back. */
export function DeletedMark() {
  const { i18n } = useLingui()
  return (
    <Badge
      variant="default"
      size="lg"
      radius="sm"
      tt="none"
      fw={600}
      fz="sm"
      bg="var(--ground-warning)"
      c="var(--text-warning)"
      leftSection={<IconTrash size={14} aria-hidden />}
    >
      {i18n._('Deleted: can be restored')}
    </Badge>
  )
}
