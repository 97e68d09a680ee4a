import { useLingui } from '@lingui/react'
import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQueryClient } from '@tanstack/react-query'
import type { ConsentScope } from '../../../core/records/consent-scope.ts'
import { call } from '../../api/call.ts'
import { today } from '../../components/calendar.ts'
import { Refusal } from '../../components/refusal.tsx'
import { tellConsequence } from '../../components/toasts.tsx'
import { useSending } from '../../components/use-sending.ts'
import { scopeName } from './consent-words.ts'
import { GiverFields, type GiverValues, giverOf, giverProblems, NO_GIVER } from './giver-fields.tsx'

interface Props {
  readonly patientId: string
  /** What is taken back; null while the dialog is closed. */
  readonly scope: ConsentScope | null
  readonly onClose: () => void
}

/** Takes one scope back at once. There is no undo: granting it again takes a new signature. */
export function WithdrawDialog({ patientId, scope, onClose }: Props) {
  const { i18n } = useLingui()
  const client = useQueryClient()
  const { sending, refusal, send } = useSending()
  const form = useForm<GiverValues & { reason: string }>({
    initialValues: { ...NO_GIVER, reason: '' },
    validate: {
      ...giverProblems(i18n),
      reason: (value) => (value.trim() === '' ? i18n._('Write what was said, in a few words.') : null),
    },
  })
  const close = (): void => {
    form.reset()
    onClose()
  }
  const name = scope === null ? '' : scopeName(i18n, scope)
  const submit = form.onSubmit((values) =>
    send(async () => {
      if (scope === null) return
      const body = { scopes: [scope], giver: giverOf(values), reason: values.reason, date: today() }
      await call('withdrawConsent', { id: patientId, body })
      await client.invalidateQueries({ queryKey: ['patients'] })
      tellConsequence(
        i18n,
        i18n._('{scope} is withdrawn. Nothing leaves for it any more; look at what left before.', { scope: name }),
      )
      close()
    }),
  )
  return (
    <Modal
      opened={scope !== null}
      onClose={close}
      title={<Text fw={600}>{i18n._('Withdraw: {scope}', { scope: name })}</Text>}
      closeButtonProps={{ 'aria-label': i18n._('Close') }}
    >
      <form onSubmit={submit} noValidate>
        <Stack>
          <Text>
            {i18n._(
              'This holds at once. It cannot be undone: to grant it again the person signs a new form. What left before is listed on the tab, so that you can ask for it back.',
            )}
          </Text>
          <GiverFields form={form} label={i18n._('Who withdraws')} />
          <Textarea
            label={i18n._('Reason')}
            required
            autosize
            minRows={2}
            maxLength={500}
            {...form.getInputProps('reason')}
          />
          <Refusal error={refusal} />
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {i18n._('Cancel')}
            </Button>
            <Button type="submit" color="red.8" loading={sending}>
              {i18n._('Withdraw')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
