import { useLingui } from '@lingui/react'
import { Box, Button, Group, Menu } from '@mantine/core'
import { IconArrowsExchange, IconRefresh, IconTrash } from '@tabler/icons-react'
import { viewIdSchema, type Photo } from '../../../../core/records/assessment.ts'
import { useAutomaticMeasurement } from '../../../components/use-automatic-measurement.ts'
import { viewLabel } from '../../../components/view-label.ts'
import { PhotoMenu } from '../../assessments/photo-menu.tsx'
import { usePhotoActions } from './use-photo-actions.ts'

interface Props {
  readonly photo: Photo
  /** Called when the photo is gone from its assessment. */
  readonly onRemoved: () => void
}

/** What can be done with the photo: buttons on a desk, one menu on a phone. */
export function PhotoActions({ photo, onRemoved }: Props) {
  const { i18n } = useLingui()
  const { measureAgain, move, remove } = usePhotoActions(photo)
  const measures = useAutomaticMeasurement()
  const working = photo.state === 'waiting' || photo.state === 'measuring'
  const removeAndLeave = (): void => void remove().then((removed) => removed && onRemoved())
  return (
    <>
      <Group gap="xs" className="no-print" visibleFrom="sm">
        {measures ? (
          <Button
            variant="default"
            leftSection={<IconRefresh size={16} aria-hidden />}
            disabled={working}
            onClick={() => void measureAgain()}
          >
            {photo.run === null && photo.state === 'stored' ? i18n._('Measure now') : i18n._('Measure again')}
          </Button>
        ) : null}
        <Menu position="bottom-start">
          <Menu.Target>
            <Button variant="default" leftSection={<IconArrowsExchange size={16} aria-hidden />}>
              {i18n._('Move to another view')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {viewIdSchema.options
              .filter((view) => view !== photo.view)
              .map((view) => (
                <Menu.Item key={view} onClick={() => void move(view)}>
                  {viewLabel(i18n, view)}
                </Menu.Item>
              ))}
          </Menu.Dropdown>
        </Menu>
        <Button variant="default" leftSection={<IconTrash size={16} aria-hidden />} onClick={removeAndLeave}>
          {i18n._('Delete')}
        </Button>
      </Group>
      <Box className="no-print" hiddenFrom="sm">
        <PhotoMenu
          photo={photo}
          move={(view) => void move(view)}
          measureAgain={() => void measureAgain()}
          remove={removeAndLeave}
        />
      </Box>
    </>
  )
}
