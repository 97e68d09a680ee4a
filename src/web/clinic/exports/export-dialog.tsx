import { useLingui } from '@lingui/react'
import {
  Alert,
  Button,
  Checkbox,
  Group,
  List,
  Loader,
  Modal,
  Radio,
  Stack,
  Switch,
  Text,
  TextInput,
} from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ExportPreview } from '../../../core/contract/exports.ts'
import { PURPOSES, type Purpose } from '../../../core/records/consent-scope.ts'
import { call } from '../../api/call.ts'
import { queries } from '../../api/queries.ts'
import { longDate } from '../../components/calendar.ts'
import { failureText } from '../../components/failure-text.ts'
import { Refusal } from '../../components/refusal.tsx'
import { useSending } from '../../components/use-sending.ts'
import { decisionSource, purposeName, scopeName, stateName } from '../consent/consent-words.ts'
import { downloadExport } from './download-export.ts'
import { leftOutText } from './left-out-text.ts'

/** For what a record leaves, what will be in the file and what will not and why; then the file. */
export function ExportDialog({ patientId, onClose }: { patientId: string; onClose: () => void }) {
  const { i18n } = useLingui()
  const client = useQueryClient()
  const { data: all } = useSuspenseQuery(queries.assessments(patientId))
  const standing = all.filter(({ deletedAt }) => deletedAt === null)
  const [purpose, setPurpose] = useState<Purpose | null>(null)
  const [without, setWithout] = useState<readonly string[]>([])
  const [pictures, setPictures] = useState(true)
  const [reason, setReason] = useState('')
  const { sending, refusal, send } = useSending()
  const chosen = standing.map(({ id }) => id).filter((id) => !without.includes(id))
  const nothing = standing.length > 0 && chosen.length === 0
  const ask = purpose && { purpose, pictures, ...(without.length > 0 ? { assessments: chosen } : {}) }
  const preview = useQuery({
    queryKey: [...queries.releases(patientId).queryKey, 'preview', ask],
    queryFn: ({ signal }) => (ask ? call('previewExport', { id: patientId, body: ask, signal }) : null),
    enabled: ask !== null && !nothing,
    gcTime: 0,
  })
  const ready = preview.data?.allowed === true && reason.trim().length >= 3 && !nothing
  const leave = (): void =>
    send(async () => {
      if (!ask) return
      await downloadExport(patientId, { ...ask, reason })
      await client.invalidateQueries({ queryKey: queries.releases(patientId).queryKey })
      onClose()
    })
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={<Text fw={600}>{i18n._('Export the record')}</Text>}
      closeButtonProps={{ 'aria-label': i18n._('Close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          leave()
        }}
      >
        <Stack>
          <Radio.Group
            label={i18n._('What it is for')}
            required
            value={purpose ?? ''}
            onChange={(value) => setPurpose(PURPOSES.find((one) => one === value) ?? null)}
          >
            <Group mt="xs">
              {PURPOSES.map((one) => (
                <Radio key={one} value={one} label={purposeName(i18n, one)} />
              ))}
            </Group>
          </Radio.Group>
          {standing.length > 0 ? (
            <Checkbox.Group
              label={i18n._('Assessments')}
              value={chosen}
              onChange={(kept) => setWithout(standing.map(({ id }) => id).filter((id) => !kept.includes(id)))}
            >
              <Group mt="xs">
                {standing.map(({ id, date }) => (
                  <Checkbox key={id} value={id} label={longDate(i18n, date)} />
                ))}
              </Group>
            </Checkbox.Group>
          ) : null}
          <Switch
            size="md"
            label={i18n._('With pictures, where consent allows')}
            checked={pictures}
            onChange={(event) => setPictures(event.currentTarget.checked)}
          />
          <div role="status">
            {nothing ? <Text>{i18n._('Choose one assessment at least.')}</Text> : null}
            {preview.isFetching && !preview.data ? <Loader size="sm" aria-label={i18n._('Loading')} /> : null}
            {preview.error ? <Text c="var(--mantine-color-error)">{failureText(i18n, preview.error)}</Text> : null}
            {preview.data && !nothing ? <Contents preview={preview.data} /> : null}
          </div>
          <TextInput
            label={i18n._('Who gets it, and why')}
            description={i18n._('Kept with the release and in the audit. It does not stand in the file.')}
            required
            maxLength={500}
            autoComplete="off"
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <Refusal error={refusal} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {i18n._('Cancel')}
            </Button>
            <Button type="submit" disabled={!ready} loading={sending}>
              {i18n._('Download the ZIP')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}

function Contents({ preview }: { preview: ExportPreview }) {
  const { i18n } = useLingui()
  const { allowed, decision, assessments, photos, pictures, releasedBy, leftOut } = preview
  if (!allowed) {
    const { scope, state } = decision
    return (
      <Alert
        icon={<IconLock aria-hidden />}
        color="gray"
        title={i18n._('Nothing may leave. {scope}: {state}', {
          scope: scopeName(i18n, scope),
          state: stateName(i18n, state),
        })}
      >
        <Text size="sm">{decisionSource(i18n, decision)}</Text>
        <Text size="sm">{i18n._('Ask the person, have the form signed, and record the consent first.')}</Text>
      </Alert>
    )
  }
  return (
    <Stack gap="xs">
      <Text fw={600}>{i18n._('In the file')}</Text>
      <List size="sm">
        <List.Item>
          {[
            i18n._('{count, plural, one {# assessment} other {# assessments}}', { count: assessments }),
            i18n._('{count, plural, =0 {no photos} one {numbers of # photo} other {numbers of # photos}}', {
              count: photos,
            }),
            i18n._('{count, plural, =0 {no pictures} one {# picture} other {# pictures}}', { count: pictures }),
          ].join(' · ')}
        </List.Item>
        <List.Item>{i18n._('A table of the measures, a record for programs, and what it all is in words')}</List.Item>
        {releasedBy.map((one) => (
          <List.Item key={`${one.scope} ${one.record?.id ?? one.photoRule?.id ?? ''}`}>
            {i18n._('Released by {scope}: {source}', {
              scope: scopeName(i18n, one.scope),
              source: decisionSource(i18n, one),
            })}
          </List.Item>
        ))}
      </List>
      {leftOut.length > 0 ? (
        <>
          <Text fw={600}>{i18n._('Left out, and why')}</Text>
          <List size="sm">
            {leftOut.map((line) => (
              <List.Item key={[line.what, line.why, line.scope, line.state].join()}>
                {leftOutText(i18n, line)}
              </List.Item>
            ))}
          </List>
        </>
      ) : null}
    </Stack>
  )
}
