import { useLingui } from '@lingui/react'
import { Alert, Center, Group, SegmentedControl, Slider, Text } from '@mantine/core'
import { useId, useState } from 'react'
import { pictureUrl } from '../../../api/pictures.ts'
import type { Photo } from '../../../../core/records/assessment.ts'
import { LoadNote } from '../picture/LoadNote.tsx'
import { PictureStage } from '../picture/PictureStage.tsx'
import { RegionButtons } from '../picture/RegionButtons.tsx'
import { svgMatrix } from '../picture/similarity.ts'
import { isUpright } from '../picture/upright.ts'
import { usePictureLoad, type PictureLoad } from '../picture/use-picture-load.ts'
import { usePictureWindow } from '../picture/use-picture-window.ts'
import { sessionLabel, type SessionDate } from './session-date.tsx'
import { alignPictures, landmarksOf } from './align-pictures.ts'
import classes from './PairStage.module.css'

interface Size {
  readonly width: number
  readonly height: number
}

type Status = PictureLoad['status']

interface Props {
  readonly before: Photo
  readonly after: Photo
  readonly beforeName: SessionDate
  readonly afterName: SessionDate
}

/** Landmarks are in the pixels that the result names; a photo without a result has those of its picture. */
function sizeOf(photo: Photo, load: PictureLoad): Size | null {
  const result = photo.run?.result
  if (result?.status === 'measured') return { width: result.width, height: result.height }
  return load.status === 'loaded' ? load.size : null
}

/** What is to be said of two pictures: that one did not come, or is still on its way. */
const together = (one: Status, other: Status): Status =>
  (['failed', 'loading'] as const).find((status) => status === one || status === other) ?? 'loaded'

/** Two photos of one view, moved and zoomed as one. */
export function PairStage(props: Props) {
  const loads = {
    before: usePictureLoad(pictureUrl(props.before.id, 'screen')),
    after: usePictureLoad(pictureUrl(props.after.id, 'screen')),
  }
  const before = sizeOf(props.before, loads.before)
  const after = sizeOf(props.after, loads.after)
  const statuses = { before: loads.before.status, after: loads.after.status }
  if (before === null || after === null) {
    return (
      <Center h="40dvh">
        <LoadNote status={together(statuses.before, statuses.after)} />
      </Center>
    )
  }
  return <SizedPair {...props} sizes={{ before, after }} statuses={statuses} />
}

interface SizedProps extends Props {
  readonly sizes: { readonly before: Size; readonly after: Size }
  readonly statuses: { readonly before: Status; readonly after: Status }
}

function SizedPair({ before, after, beforeName, afterName, sizes, statuses }: SizedProps) {
  const { i18n } = useLingui()
  const [beforeLabel, afterLabel] = [sessionLabel(beforeName), sessionLabel(afterName)]
  const [mode, setMode] = useState<'beside' | 'slider'>('beside')
  const [share, setShare] = useState(50)
  const clip = useId()
  const landmarks = landmarksOf(before)
  const { window, change, show } = usePictureWindow(sizes.before, landmarks)
  const { similarity, onEyes } = alignPictures(
    { landmarks, size: sizes.before },
    { landmarks: landmarksOf(after), size: sizes.after },
  )
  const edge = window.x + (window.width * share) / 100
  // The stage is wider or taller than the window when their proportions differ: its clips reach far beyond the window.
  const tall = { y: window.y - window.height * 4, width: window.width * 9, height: window.height * 9 }
  const stage = { picture: sizes.before, window, onWindow: change }
  const first = (
    <image href={pictureUrl(before.id, 'screen')} {...sizes.before} preserveAspectRatio="none" />
  )
  const second = (
    <g transform={svgMatrix(similarity)}>
      <image href={pictureUrl(after.id, 'screen')} {...sizes.after} preserveAspectRatio="none" />
    </g>
  )
  return (
    <div>
      <Group mb="xs" gap="xs" className="no-print">
        <SegmentedControl
          aria-label={i18n._('How to compare')}
          value={mode}
          onChange={setMode}
          data={[
            { value: 'beside', label: i18n._('Side by side') },
            { value: 'slider', label: i18n._('Slider') },
          ]}
        />
        <RegionButtons show={show} />
      </Group>
      {onEyes ? null : (
        <Alert color="gray" mb="sm">
          {i18n._('The eyes were not found on both photos, so they are not aligned. Compare them with care.')}
        </Alert>
      )}
      {mode === 'beside' ? (
        <div className={classes['beside']}>
          <figure className={classes['figure']}>
            <figcaption>{beforeLabel}</figcaption>
            <PictureStage
              {...stage}
              label={i18n._('Earlier photo, {date}', { date: beforeLabel })}
              status={statuses.before}
              upright={isUpright(before)}
            >
              {first}
            </PictureStage>
          </figure>
          <figure className={classes['figure']}>
            <figcaption>{afterLabel}</figcaption>
            <PictureStage
              {...stage}
              label={i18n._('Later photo, {date}', { date: afterLabel })}
              status={statuses.after}
              upright={isUpright(after)}
            >
              {second}
            </PictureStage>
          </figure>
        </div>
      ) : (
        <>
          <Group justify="space-between">
            <Text>{beforeLabel}</Text>
            <Text>{afterLabel}</Text>
          </Group>
          <PictureStage
            {...stage}
            label={i18n._('Both photos, one over the other')}
            status={together(statuses.before, statuses.after)}
            upright={isUpright(before) && isUpright(after)}
          >
            <clipPath id={`${clip}-before`}>
              <rect {...tall} x={edge - tall.width} />
            </clipPath>
            <clipPath id={`${clip}-after`}>
              <rect {...tall} x={edge} />
            </clipPath>
            <g clipPath={`url(#${clip}-before)`}>{first}</g>
            <g clipPath={`url(#${clip}-after)`}>{second}</g>
            <line className={classes['edge']} x1={edge} x2={edge} y1={window.y - window.height} y2={window.y + 2 * window.height} />
          </PictureStage>
          <Slider
            mt="md"
            mb="lg"
            label={null}
            value={share}
            onChange={setShare}
            thumbLabel={i18n._('How much of the earlier photo is shown, per cent')}
          />
        </>
      )}
    </div>
  )
}
