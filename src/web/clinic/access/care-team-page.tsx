import { useLingui } from '@lingui/react'
import { Button, Checkbox, Group, Stack, Switch, Text } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { call } from '../../api/call.ts'
import { queries } from '../../api/queries.ts'
import { LinkButton } from '../../components/link-button.tsx'
import { Page } from '../../components/page.tsx'
import { Refusal } from '../../components/refusal.tsx'
import { tellConsequence } from '../../components/toasts.tsx'
import { useSending } from '../../components/use-sending.ts'
import { roleName } from '../team/role-name.ts'

/** Who looks after a patient, and whether the record is open to them alone. */
export function CareTeamPage() {
  const { i18n } = useLingui()
  const { id } = useParams({ from: '/clinic/patients/$id/care-team' })
  const { data: team } = useSuspenseQuery(queries.careTeam(id))
  const { data: colleagues } = useSuspenseQuery(queries.colleagues)
  const client = useQueryClient()
  const navigate = useNavigate()
  const { sending, refusal, send } = useSending()
  const form = useForm({
    initialValues: { restricted: team.restricted, members: team.members },
    validate: {
      members: (members, { restricted }) =>
        restricted && members.length === 0 ? i18n._('Choose at least one person: nobody could open the record.') : null,
    },
  })
  const save = form.onSubmit((body) =>
    send(async () => {
      await call('setCareTeam', { id, body })
      await client.invalidateQueries()
      tellConsequence(
        i18n,
        body.restricted ? i18n._('The record is open to its care team only.') : i18n._('The record is open to the center.'),
      )
      await navigate({ to: '/patients/$id', params: { id } })
    }),
  )
  return (
    <Page title={i18n._('Care team')}>
      <form onSubmit={save} noValidate>
        <Stack maw={640}>
          <Switch
            size="md"
            label={i18n._('Only the care team may open this record')}
            description={i18n._('Everybody else at the center does not see it. A clinician can break the glass, and the owner is told.')}
            {...form.getInputProps('restricted', { type: 'checkbox' })}
          />
          <Checkbox.Group label={i18n._('The care team')} {...form.getInputProps('members')}>
            <Stack gap="sm" mt="xs">
              {colleagues.map(({ userId, name, role }) => (
                <Checkbox key={userId} size="md" value={userId} label={i18n._('{name}, {role}', { name, role: roleName(i18n, role) })} />
              ))}
            </Stack>
          </Checkbox.Group>
          {form.values.restricted ? (
            <Text size="sm" c="dimmed">
              {i18n._('Leave yourself out only if you should not see it either.')}
            </Text>
          ) : null}
          <Refusal error={refusal} />
          <Group>
            <Button type="submit" loading={sending}>
              {i18n._('Save the care team')}
            </Button>
            <LinkButton variant="default" to="/patients/$id" params={{ id }}>
              {i18n._('Cancel')}
            </LinkButton>
          </Group>
        </Stack>
      </form>
    </Page>
  )
}
