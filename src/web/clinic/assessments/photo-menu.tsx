import { useLingui } from '@lingui/react'
import { ActionIcon, Menu } from '@mantine/core'
import { IconDots, IconRefresh, IconTrash, IconUpload } from '@tabler/icons-react'
import { type Photo, type ViewId, viewIdSchema } from '../../../core/records/assessment.ts'
import { useAutomaticMeasurement } from '../../components/use-automatic-measurement.ts'
import { viewLabel } from '../../components/view-label.ts'

interface Props {
  readonly photo: Photo
  readonly move: (view: ViewId) => void
  readonly measureAgain: () => void
  readonly remove: () => void
  /** Absent where there is no place to add one. */
  readonly addAnother?: () => void
}

/** Everything that can be done with a photo, by keyboard too: what dragging does is here as a menu. */
export function PhotoMenu({ photo, move, measureAgain, remove, addAnother }: Props) {
  const { i18n } = useLingui()
  const measures = useAutomaticMeasurement()
  const view = viewLabel(i18n, photo.view)
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size={28} aria-label={i18n._('Actions for {view}', { view })}>
          <IconDots size={18} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown mah="60vh" style={{ overflowY: 'auto' }}>
        {addAnother ? (
          <Menu.Item leftSection={<IconUpload size={16} aria-hidden />} onClick={addAnother}>
            {i18n._('Add another photo')}
          </Menu.Item>
        ) : null}
        {measures ? (
          <Menu.Item leftSection={<IconRefresh size={16} aria-hidden />} onClick={measureAgain}>
            {photo.run === null && photo.state === 'stored' ? i18n._('Measure now') : i18n._('Measure again')}
          </Menu.Item>
        ) : null}
        <Menu.Item leftSection={<IconTrash size={16} aria-hidden />} onClick={remove}>
          {i18n._('Delete')}
        </Menu.Item>
        <Menu.Label>{i18n._('Move to')}</Menu.Label>
        {viewIdSchema.options
          .filter((other) => other !== photo.view)
          .map((other) => (
            <Menu.Item key={other} onClick={() => move(other)}>
              {viewLabel(i18n, other)}
            </Menu.Item>
          ))}
      </Menu.Dropdown>
    </Menu>
  )
}
