import { useLingui } from '@lingui/react'
import { Progress, Text, Title, UnstyledButton } from '@mantine/core'
import { IconPhotoPlus } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { type DragEvent, type ReactNode, useRef, useState } from 'react'
import type { Assessment, Photo, ViewId } from '../../../core/records/assessment.ts'
import { pictureUrl } from '../../api/pictures.ts'
import { TextLink } from '../../components/link-button.tsx'
import { viewInstruction, viewLabel } from '../../components/view-label.ts'
import { carried, carry, isForTile } from './dragged.ts'
import { keyMeasure } from './key-measure.ts'
import { PhotoMenu } from './photo-menu.tsx'
import { PhotoStateLine } from './photo-state.tsx'
import { TileReading } from './tile-reading.tsx'
import classes from './tile.module.css'
import type { PhotoActions } from './use-photo-actions.ts'
import { isUnderWay, type Uploads } from './use-uploads.ts'

interface Props {
  readonly view: ViewId
  readonly assessment: Assessment
  /** Of something deleted: to look at, not to change. */
  readonly closed: boolean
  /** The photos of this view, the newest first. */
  readonly photos: readonly Photo[]
  readonly uploads: Uploads
  readonly actions: PhotoActions
}

/** One standard view of the contact sheet: its photo with state and key measure, or the place where it is missing. */
export function Tile({ view, assessment, closed, photos, uploads, actions }: Props) {
  const { i18n } = useLingui()
  const chooser = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const [photo, ...earlier] = photos
  const sending = uploads.list.find((upload) => upload.view === view && isUnderWay(upload))
  const choose = (): void => chooser.current?.click()
  const drop = (event: DragEvent): void => {
    event.preventDefault()
    event.stopPropagation()
    setOver(false)
    const dragged = carried(event.dataTransfer)
    if (dragged?.kind === 'upload') uploads.assign(dragged.key, view)
    else if (dragged) actions.move(dragged.id, view)
    else if (event.dataTransfer.files.length > 1) uploads.add([...event.dataTransfer.files])
    else uploads.add([...event.dataTransfer.files], view)
  }
  return (
    <li
      className={classes['tile']}
      data-over={over || undefined}
      onDragOver={(event) => {
        if (closed || !isForTile(event.dataTransfer)) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={closed ? undefined : drop}
    >
      <div className={classes['head']}>
        <Title order={3}>{viewLabel(i18n, view)}</Title>
        {photo && !closed ? (
          <span className="no-print">
            <PhotoMenu
              photo={photo}
              move={(to) => actions.move(photo.id, to)}
              measureAgain={() => actions.measureAgain(photo.id)}
              remove={() => actions.remove(photo)}
              addAnother={choose}
            />
          </span>
        ) : null}
      </div>
      {photo ? <Taken photo={photo} assessment={assessment} /> : <Missing view={view} choose={closed ? null : choose} />}
      {sending ? (
        <Progress
          value={sending.progress * 100}
          aria-label={i18n._('Sending {file}', { file: sending.file.name })}
          mt="xs"
          animated={sending.phase === 'sending'}
        />
      ) : null}
      {earlier.length > 0 ? <Others used={photos.find(({ state }) => state === 'measured')} photos={earlier} /> : null}
      <input
        ref={chooser}
        type="file"
        accept="image/*,.heic,.heif"
        hidden
        aria-label={i18n._('Photo for {view}', { view: viewLabel(i18n, view) })}
        onChange={(event) => {
          uploads.add([...(event.currentTarget.files ?? [])], view)
          event.currentTarget.value = ''
        }}
      />
    </li>
  )
}

function Taken({ photo, assessment }: { photo: Photo; assessment: Assessment }): ReactNode {
  const { i18n } = useLingui()
  const key = photo.state === 'measured' ? keyMeasure(photo, assessment) : null
  return (
    <>
      <Link
        to="/assessments/$id/photos/$photoId"
        params={{ id: assessment.id, photoId: photo.id }}
        className={classes['picture'] ?? ''}
        draggable
        onDragStart={(event) => carry(event.dataTransfer, { kind: 'photo', id: photo.id })}
        aria-label={i18n._('Open the photo {view}', { view: viewLabel(i18n, photo.view) })}
      >
        <img src={pictureUrl(photo.id, 'thumbnail')} alt="" loading="lazy" draggable={false} />
      </Link>
      <PhotoStateLine photo={photo} />
      {key ? <TileReading {...key} /> : null}
    </>
  )
}

function Missing({ view, choose }: { view: ViewId; choose: (() => void) | null }): ReactNode {
  const { i18n } = useLingui()
  if (choose === null) return <div className={classes['missing']}>{i18n._('Not taken')}</div>
  return (
    <>
      <UnstyledButton
        className={classes['missing']}
        onClick={choose}
        aria-label={i18n._('Add the photo {view}', { view: viewLabel(i18n, view) })}
      >
        <IconPhotoPlus size={28} stroke={1.5} aria-hidden />
        <span>{i18n._('Add photo')}</span>
      </UnstyledButton>
      <Text size="sm" c="dimmed">
        {i18n._('“{words}”', { words: viewInstruction(i18n, view) })}
      </Text>
    </>
  )
}

/** Earlier photos of the same view, which stay reachable: the one that counts while the newest has no figures, and the rest. */
function Others({ used, photos }: { used: Photo | undefined; photos: readonly Photo[] }): ReactNode {
  const { i18n } = useLingui()
  return (
    <div>
      {photos.map((photo) => (
        <Text key={photo.id} size="sm" c="dimmed">
          {photo.id === used?.id ? i18n._('Used while the newest one has no figures:') : i18n._('Earlier, not used:')}{' '}
          <TextLink
            to="/assessments/$id/photos/$photoId"
            params={{ id: photo.assessmentId, photoId: photo.id }}
            underline="always"
            style={{ overflowWrap: 'anywhere' }}
          >
            {photo.fileName}
          </TextLink>
        </Text>
      ))}
    </div>
  )
}
