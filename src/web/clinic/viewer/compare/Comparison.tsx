import { useLingui } from '@lingui/react'
import { Alert, NativeSelect, Text, Title } from '@mantine/core'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { viewIdSchema, type ViewId } from '../../../../core/records/assessment.ts'
import { queries } from '../../../api/queries.ts'
import { viewLabel } from '../../../components/view-label.ts'
import { Provenance } from '../photo/Provenance.tsx'
import { changeRows, photoOfView, sameEngine } from './change-rows.ts'
import { ChangeTable } from './ChangeTable.tsx'
import { PairStage } from './PairStage.tsx'

interface Props {
  readonly beforeId: string
  readonly afterId: string
  readonly beforeLabel: string
  readonly afterLabel: string
}

/** One expression on two dates. */
export function Comparison({ beforeId, afterId, beforeLabel, afterLabel }: Props) {
  const { i18n } = useLingui()
  const { data: earlier } = useSuspenseQuery(queries.assessment(beforeId))
  const { data: later } = useSuspenseQuery(queries.assessment(afterId))
  const [wanted, setWanted] = useState<ViewId>('rest')
  const views = viewIdSchema.options.filter((view) => photoOfView(earlier, view) && photoOfView(later, view))
  const view = views.find((candidate) => candidate === wanted) ?? views[0]
  const photos = view && { before: photoOfView(earlier, view), after: photoOfView(later, view) }
  if (!photos?.before || !photos.after) {
    return <Text>{i18n._('These two dates have no view in common. Add the missing photos, or choose another date.')}</Text>
  }
  const before = { assessment: earlier, photo: photos.before }
  const after = { assessment: later, photo: photos.after }
  const rows = changeRows(before, after)
  const run = after.photo.run
  return (
    <>
      <NativeSelect
        mb="md"
        w="fit-content"
        label={i18n._('Expression')}
        value={view ?? ''}
        data={views.map((value) => ({ value, label: viewLabel(i18n, value) }))}
        onChange={({ currentTarget }) => setWanted(viewIdSchema.parse(currentTarget.value))}
      />
      <PairStage
        key={`${before.photo.id} ${after.photo.id}`}
        before={before.photo}
        after={after.photo}
        beforeLabel={beforeLabel}
        afterLabel={afterLabel}
      />
      <Title order={2} mt="xl" mb="sm">
        {i18n._('Changes')}
      </Title>
      {sameEngine(before, after) ? null : (
        <Alert color="gray" mb="sm">
          {i18n._('These photos were measured by different engines. Measure both again before relying on a change.')}
        </Alert>
      )}
      {rows.length > 0 ? (
        <ChangeTable rows={rows} before={beforeLabel} after={afterLabel} />
      ) : (
        <Text>{i18n._('There are no numbers to compare: one of the photos was not measured. Open it to see why.')}</Text>
      )}
      {run ? <Provenance run={run} /> : null}
    </>
  )
}
