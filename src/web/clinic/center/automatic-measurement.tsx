import { useLingui } from '@lingui/react'
import { Button, Group, Stack, Switch, Text, Title } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import type { CenterSettings } from '../../../core/contract/center.ts'
import { call } from '../../api/call.ts'
import { queries } from '../../api/queries.ts'
import { Refusal } from '../../components/refusal.tsx'
import { useSending } from '../../components/use-sending.ts'

/** Whether photos are measured at all, what that means, and the photos that were kept while they were not. */
export function AutomaticMeasurement({ settings }: { settings: CenterSettings }) {
  const { i18n } = useLingui()
  const client = useQueryClient()
  const { sending, refusal, send } = useSending()
  const { automaticMeasurement: on, stored } = settings
  const owner = stored !== null
  const show = async (answer: Promise<CenterSettings>): Promise<void> => {
    client.setQueryData(queries.center.queryKey, await answer)
    await client.invalidateQueries({ queryKey: ['assessments'] })
  }
  return (
    <section aria-labelledby="automatic-measurement">
      <Stack gap="sm">
        <Title order={2} id="automatic-measurement">
          {i18n._('Automatic measurement')}
        </Title>
        <Text>
          {i18n._('Facialis computes how a face moves from each photo. The figures are for review by a clinician; it is not a cleared medical device.')}
        </Text>
        <Text>
          {i18n._('While this is off, photos are kept and shown, and nothing is computed from them. Figures that are there stay, with a note.')}
        </Text>
        <Switch
          size="md"
          label={on ? i18n._('Photos are measured automatically') : i18n._('Photos are not measured')}
          checked={on}
          disabled={!owner || sending}
          onChange={(event) => {
            const { checked } = event.currentTarget
            send(() => show(call('changeCenter', { body: { automaticMeasurement: checked } })))
          }}
        />
        {owner ? null : <Text c="dimmed">{i18n._('Only the owner of the center can change this.')}</Text>}
        <Refusal error={refusal} />
        {on && owner && stored > 0 ? (
          <Group>
            <Text>
              {i18n._('{count, plural, one {# photo was kept without being measured.} other {# photos were kept without being measured.}}', {
                count: stored,
              })}
            </Text>
            <Button variant="light" loading={sending} onClick={() => send(() => show(call('measureStored')))}>
              {i18n._('Measure them now')}
            </Button>
          </Group>
        ) : null}
      </Stack>
    </section>
  )
}
