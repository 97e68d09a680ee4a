import { useLingui } from '@lingui/react'
import { Code } from '@mantine/core'
import type { Run } from '../../../../core/records/assessment.ts'
import { AutomaticNote } from '../../../components/automatic-note.tsx'
import { longDate } from '../../../components/calendar.ts'

/** Enough of a digest to tell two models apart by eye; the whole stands in the hint. */
const SHOWN = 12

/** What made the numbers, and what they are not. */
export function Provenance({ run }: { run: Run }) {
  const { i18n } = useLingui()
  const { version, landmarksModel, detectorModel } = run.engine
  return (
    <AutomaticNote>
      <br />
      {i18n._('Engine {version}, {date}. Models:', { version, date: longDate(i18n, run.createdAt) })}{' '}
      <Code title={landmarksModel}>{landmarksModel.slice(0, SHOWN)}</Code>{' '}
      <Code title={detectorModel}>{detectorModel.slice(0, SHOWN)}</Code>
    </AutomaticNote>
  )
}
