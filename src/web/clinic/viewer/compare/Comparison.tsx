import { useLingui } from '@lingui/react'
import { Alert, NativeSelect, Text, Title } from '@mantine/core'
import { useSuspenseQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { viewIdSchema, type ViewId } from '../../../../core/records/assessment.ts'
import type { Patient } from '../../../../core/records/patient.ts'
import { queries } from '../../../api/queries.ts'
import { PatientBanner } from '../../../components/patient-banner.tsx'
import { viewLabel } from '../../../components/view-label.ts'
import { Provenance } from '../photo/Provenance.tsx'
import { changeRows, photoOfView, sameEngine, type Dated } from './change-rows.ts'
import { ChangeTable } from './ChangeTable.tsx'
import classes from './Comparison.module.css'
import { PairStage } from './PairStage.tsx'
import { sessionDate, type SessionDate } from './session-date.tsx'

interface Props {
  readonly patient: Patient
  readonly beforeId: string
  readonly afterId: string
  /** The view that is asked for; another is shown when one of the dates lacks it. */
  readonly view: ViewId | undefined
  readonly onView: (view: ViewId) => void
  /** The choice of the two dates. */
  readonly dates: ReactNode
}

/** One view on two dates: who and what in one row, so that the faces are seen without scrolling. */
export function Comparison({ patient, beforeId, afterId, view: wanted, onView, dates }: Props) {
  const { i18n } = useLingui()
  const { data: earlier } = useSuspenseQuery(queries.assessment(beforeId))
  const { data: later } = useSuspenseQuery(queries.assessment(afterId))
  const views = viewIdSchema.options.filter((view) => photoOfView(earlier, view) && photoOfView(later, view))
  const view = views.find((candidate) => candidate === wanted) ?? views[0]
  const photos = view && { before: photoOfView(earlier, view), after: photoOfView(later, view) }
  const names = [earlier, later].map(({ date }) => sessionDate(i18n, date, patient.onset))
  const [before, after] = names
  return (
    <div className={classes['page']}>
      <div className={classes['head']}>
        <Title order={1} size="h2">
          {i18n._('Compare')}
        </Title>
        <PatientBanner patient={patient} compact />
        <div className={`${classes['pickers'] ?? ''} no-print`}>
          {dates}
          {view ? (
            <NativeSelect
              label={i18n._('View')}
              value={view}
              data={views.map((value) => ({ value, label: viewLabel(i18n, value) }))}
              onChange={({ currentTarget }) => onView(viewIdSchema.parse(currentTarget.value))}
            />
          ) : null}
        </div>
      </div>
      {view ? <p className="print-only">{viewLabel(i18n, view)}</p> : null}
      {photos?.before && photos.after && before && after ? (
        <Pair
          before={{ assessment: earlier, photo: photos.before, name: before }}
          after={{ assessment: later, photo: photos.after, name: after }}
        />
      ) : (
        <Text>{i18n._('These two dates have no view in common. Add the missing photos, or choose another date.')}</Text>
      )}
    </div>
  )
}

type Named = Dated & { readonly name: SessionDate }

function Pair({ before, after }: { before: Named; after: Named }) {
  const { i18n } = useLingui()
  const rows = changeRows(before, after)
  const run = after.photo.run
  return (
    <div className={classes['columns']}>
      <div className={classes['pictures']}>
        <PairStage
          key={`${before.photo.id} ${after.photo.id}`}
          before={before.photo}
          after={after.photo}
          beforeName={before.name}
          afterName={after.name}
        />
      </div>
      <div className={classes['changes']}>
        <Title order={2} size="h3" mt="lg" mb="sm">
          {i18n._('Changes')}
        </Title>
        {sameEngine(before, after) ? null : (
          <Alert color="gray" mb="sm">
            {i18n._('These photos were measured by different engines. Measure both again before relying on a change.')}
          </Alert>
        )}
        {rows.length > 0 ? (
          <ChangeTable rows={rows} before={before.name} after={after.name} />
        ) : (
          <Text>{i18n._('There are no numbers to compare: one of the photos was not measured. Open it to see why.')}</Text>
        )}
        {run ? <Provenance run={run} /> : null}
      </div>
    </div>
  )
}
