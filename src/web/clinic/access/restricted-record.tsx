import { useLingui } from '@lingui/react'
import { Alert, Button, Stack, Text, Textarea } from '@mantine/core'
import { useForm } from '@mantine/form'
import { IconLock } from '@tabler/icons-react'
import { EMERGENCY_ACCESS_HOURS, emergencySchema } from '../../../core/contract/access.ts'
import { call } from '../../api/call.ts'
import { TextLink } from '../../components/link-button.tsx'
import { Refusal } from '../../components/refusal.tsx'
import { useSending } from '../../components/use-sending.ts'

/**
 * In place of a record that is open to its care team only: what that means, and the way in when it cannot wait.
 * @param props.patient null where the address names something of the patient's instead.
 */
export function RestrictedRecord({ patient, opened }: { patient: string | null; opened: () => void }) {
  const { i18n } = useLingui()
  return (
    <Alert icon={<IconLock aria-hidden />} color="gray" title={i18n._('This record is restricted')}>
      <Text size="md" mb="md" maw={640}>
        {i18n._(
          'It is open to its care team only. If you need it to care for this person now, break the glass: the record opens to you for {hours} hours, and the owner of the center is told that you did it and why.',
          { hours: EMERGENCY_ACCESS_HOURS },
        )}
      </Text>
      {patient === null ? (
        <TextLink to="/restricted" className="roomy">
          {i18n._('Go to the restricted records')}
        </TextLink>
      ) : (
        <BreakGlass patient={patient} opened={opened} />
      )}
    </Alert>
  )
}

function BreakGlass({ patient, opened }: { patient: string; opened: () => void }) {
  const { i18n } = useLingui()
  const { sending, refusal, send } = useSending()
  const form = useForm({
    initialValues: { reason: '' },
    validate: {
      reason: (value) =>
        emergencySchema.shape.reason.safeParse(value).success ? null : i18n._('Write why, in a sentence of at least 10 letters.'),
    },
  })
  const submit = form.onSubmit((body) =>
    send(async () => {
      await call('breakGlass', { id: patient, body })
      opened()
    }),
  )
  return (
    <form onSubmit={submit} noValidate>
      <Stack maw={640}>
        <Textarea
          label={i18n._('Why it cannot wait')}
          description={i18n._('The owner reads this. It stays in the audit for good.')}
          autosize
          minRows={2}
          maxLength={500}
          {...form.getInputProps('reason')}
        />
        <Refusal error={refusal} />
        <div>
          <Button type="submit" color="red.9" loading={sending}>
            {i18n._('Break the glass')}
          </Button>
        </div>
      </Stack>
    </form>
  )
}
