import { useLingui } from '@lingui/react'
import { Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { Assessment, ViewId } from '../../../core/records/assessment.ts'
import { pictureUrl } from '../../api/pictures.ts'
import { queries } from '../../api/queries.ts'
import { longDate } from '../../components/calendar.ts'
import { viewLabel } from '../../components/view-label.ts'
import { keyMeasure } from '../assessments/key-measure.ts'
import { TileReading } from '../assessments/tile-reading.tsx'
import classes from './overview-tab.module.css'

/** One view of one session with its key measure, or the words that it was not taken, or not drawn yet in the fictional center. */
export function FaceOnDate({ assessment, view }: { assessment: Assessment; view: ViewId }) {
  const { i18n } = useLingui()
  const { data: work } = useQuery(queries.work)
  const photo = assessment.photos
    .filter((one) => one.view === view && one.deletedAt === null)
    .toSorted((a, b) => b.createdAt.localeCompare(a.createdAt))[0]
  const key = photo ? keyMeasure(photo, assessment) : null
  const date = longDate(i18n, assessment.date)
  return (
    <div className={classes['face']}>
      {photo ? (
        <Link to="/assessments/$id/photos/$photoId" params={{ id: assessment.id, photoId: photo.id }}>
          <img src={pictureUrl(photo.id, 'thumbnail')} alt={i18n._('{view}, {date}', { view: viewLabel(i18n, view), date })} />
        </Link>
      ) : (
        <div className={classes['none']}>{work?.demo ? i18n._('Being drawn…') : i18n._('Not taken')}</div>
      )}
      <Text fw={600} mt={4}>{viewLabel(i18n, view)}</Text>
      {key ? <TileReading {...key} /> : null}
    </div>
  )
}
