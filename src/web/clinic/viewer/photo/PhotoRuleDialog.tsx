import { useLingui } from '@lingui/react'
import { Button, Group, Modal, Radio, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQueryClient } from '@tanstack/react-query'
import { CONSENT_SCOPES } from '../../../../core/records/consent-scope.ts'
import { call } from '../../../api/call.ts'
import { today } from '../../../components/calendar.ts'
import { Refusal } from '../../../components/refusal.tsx'
import { useSending } from '../../../components/use-sending.ts'
import { scopeName } from '../../consent/consent-words.ts'
import { GiverFields, type GiverValues, giverOf, giverProblems, NO_GIVER } from '../../consent/giver-fields.tsx'

interface Fields extends GiverValues {
  scope: string
  rule: '' | 'excluded' | 'allowed' | 'follows'
  date: string
  witness: string
  reason: string
}

/**
 * One picture is excluded from a scope, allowed for one by its own signature, or again as the person's consent says.
 */
export function PhotoRuleDialog({
  patientId,
  photoId,
  onClose,
}: {
  patientId: string
  photoId: string
  onClose: () => void
}) {
  const { i18n } = useLingui()
  const client = useQueryClient()
  const { sending, refusal, send } = useSending()
  const problems = giverProblems(i18n)
  const form = useForm<Fields>({
    initialValues: { ...NO_GIVER, scope: '', rule: '', date: today(), witness: '', reason: '' },
    validate: {
      scope: (value) => (value === '' ? i18n._('Choose for what.') : null),
      rule: (value) => (value === '' ? i18n._('Choose what holds for this picture.') : null),
      by: (value, values) => (values.rule === 'allowed' ? problems.by(value) : null),
      guardianName: (value, values) => (values.rule === 'allowed' ? problems.guardianName(value, values) : null),
      relation: (value, values) => (values.rule === 'allowed' ? problems.relation(value, values) : null),
      date: (value) => (value !== '' && value <= today() ? null : i18n._('The date is today or earlier.')),
      witness: (value, { rule }) =>
        rule === 'allowed' && value.trim() === '' ? i18n._('Write who was there when it was signed.') : null,
      reason: (value, { rule }) =>
        rule !== 'allowed' && value.trim() === '' ? i18n._('Write what was said, in a few words.') : null,
    },
  })
  const { rule } = form.values
  const submit = form.onSubmit((values) =>
    send(async () => {
      const scope = CONSENT_SCOPES.find((one) => one === values.scope)
      if (scope === undefined || values.rule === '') return
      const at = { scope, date: values.date }
      const body =
        values.rule === 'allowed'
          ? {
              rule: values.rule,
              ...at,
              giver: giverOf(values),
              means: { way: 'paper' as const, witness: values.witness },
            }
          : { rule: values.rule, ...at, reason: values.reason }
      await call('setPhotoConsent', { id: photoId, body })
      await client.invalidateQueries({ queryKey: ['patients', patientId, 'consent'] })
      onClose()
    }),
  )
  return (
    <Modal
      opened
      onClose={onClose}
      title={<Text fw={600}>{i18n._('Consent to this picture')}</Text>}
      closeButtonProps={{ 'aria-label': i18n._('Close') }}
    >
      <form onSubmit={submit} noValidate>
        <Stack>
          <Radio.Group label={i18n._('What holds for this picture')} required {...form.getInputProps('rule')}>
            <Stack gap="xs" my="xs">
              <Radio value="excluded" label={i18n._('Excluded, although the person allows it')} />
              <Radio value="allowed" label={i18n._('Allowed by its own signature, although the person declined')} />
              <Radio value="follows" label={i18n._('As the person’s own consent says')} />
            </Stack>
          </Radio.Group>
          <Radio.Group label={i18n._('For')} required {...form.getInputProps('scope')}>
            <Group my="xs">
              {CONSENT_SCOPES.map((scope) => (
                <Radio key={scope} value={scope} label={scopeName(i18n, scope)} />
              ))}
            </Group>
          </Radio.Group>
          {rule === 'allowed' ? (
            <>
              <GiverFields form={form} label={i18n._('Signed by')} />
              <TextInput
                label={i18n._('Witness')}
                required
                autoComplete="off"
                maxLength={200}
                {...form.getInputProps('witness')}
              />
            </>
          ) : null}
          <TextInput label={i18n._('Date')} type="date" required max={today()} {...form.getInputProps('date')} />
          {rule === 'excluded' || rule === 'follows' ? (
            <Textarea
              label={i18n._('Reason')}
              required
              autosize
              minRows={2}
              maxLength={500}
              {...form.getInputProps('reason')}
            />
          ) : null}
          <Refusal error={refusal} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {i18n._('Cancel')}
            </Button>
            <Button type="submit" loading={sending}>
              {i18n._('Save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
