import { useLingui } from '@lingui/react'
import { Center, Group, Kbd, SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import type { Photo } from '../../../../core/records/assessment.ts'
import { pictureUrl } from '../../../api/pictures.ts'
import { viewLabel } from '../../../components/view-label.ts'
import { LoadNote } from '../picture/LoadNote.tsx'
import { Overlay, type OverlayStrength } from '../picture/Overlay.tsx'
import { PictureStage } from '../picture/PictureStage.tsx'
import { RegionButtons } from '../picture/RegionButtons.tsx'
import { isUpright } from '../picture/upright.ts'
import { usePictureLoad, type PictureLoad } from '../picture/use-picture-load.ts'
import { usePictureWindow } from '../picture/use-picture-window.ts'
import type { Keys } from '../picture/use-single-keys.ts'

interface Props {
  readonly photo: Photo
  readonly measure: string | null
  readonly onMeasure: (measure: string | null) => void
  /** Single keys of the page, beside those of the picture. */
  readonly keys: Keys
}

const NEXT: Readonly<Record<OverlayStrength, OverlayStrength>> = { full: 'dim', dim: 'off', off: 'full' }

/** The photo with what was found on it. */
export function PhotoStage(props: Props) {
  const result = props.photo.run?.result
  const load = usePictureLoad(pictureUrl(props.photo.id, 'screen'))
  const natural = load.status === 'loaded' ? load.size : null
  const size = result?.status === 'measured' ? { width: result.width, height: result.height } : natural
  if (size === null) {
    return (
      <Center h="40dvh">
        <LoadNote status={load.status} />
      </Center>
    )
  }
  return <SizedStage key={props.photo.id} {...props} size={size} status={load.status} />
}

interface SizedProps extends Props {
  readonly size: { readonly width: number; readonly height: number }
  readonly status: PictureLoad['status']
}

function SizedStage({ photo, measure, onMeasure, keys, size, status }: SizedProps) {
  const { i18n } = useLingui()
  const result = photo.run?.result
  const measured = result?.status === 'measured' ? result : null
  const landmarks = measured?.landmarks ?? []
  const [strength, setStrength] = useState<OverlayStrength>('full')
  const { window, change, show } = usePictureWindow(size, landmarks, {
    ...keys,
    o: () => setStrength((before) => NEXT[before]),
  })
  return (
    <div>
      <PictureStage
        picture={size}
        window={window}
        onWindow={change}
        status={status}
        upright={isUpright(photo)}
        label={i18n._('Photo “{view}”. Plus, minus and zero zoom, arrow keys move.', { view: viewLabel(i18n, photo.view) })}
      >
        <image href={pictureUrl(photo.id, 'screen')} width={size.width} height={size.height} preserveAspectRatio="none" />
        {measured ? (
          <Overlay
            landmarks={landmarks}
            drawings={measured.drawings ?? []}
            strength={strength}
            measure={measure}
            onMeasure={onMeasure}
          />
        ) : null}
      </PictureStage>
      {measured ? (
        <Group mt="xs" gap="xs" className="no-print">
          <Group gap={6}>
            <SegmentedControl
              aria-label={i18n._('Points and lines on the photo')}
              aria-keyshortcuts="O"
              value={strength}
              onChange={setStrength}
              data={[
                { value: 'full', label: i18n._('Lines') },
                { value: 'dim', label: i18n._('Dimmed') },
                { value: 'off', label: i18n._('Photo only') },
              ]}
            />
            <Kbd aria-hidden title={i18n._('The key O goes through lines, dimmed and photo only')}>
              O
            </Kbd>
          </Group>
          <RegionButtons show={show} />
        </Group>
      ) : null}
    </div>
  )
}
