import { useLingui } from '@lingui/react'
import { Button, Group, NumberInput, Stack, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { ReactNode } from 'react'
import { type AssessmentDraft, assessmentDraftSchema } from '../../../core/records/assessment.ts'
import { Failure } from '../../api/failure.ts'
import { longDate, today } from '../../components/calendar.ts'
import { failureText } from '../../components/failure-text.ts'
import { Refusal } from '../../components/refusal.tsx'
import { useSending } from '../../components/use-sending.ts'

interface Props {
  readonly start?: AssessmentDraft
  /** Of the patient: no session was before it. */
  readonly birthDate: string
  readonly verb: string
  readonly cancel: ReactNode
  readonly save: (draft: AssessmentDraft) => Promise<void>
}

/** The date of a session, a note, and the ruler when it was measured. */
export function AssessmentForm({ start, birthDate, verb, cancel, save }: Props) {
  const { i18n } = useLingui()
  const { sending, refusal, send } = useSending()
  const { shape } = assessmentDraftSchema
  const cornea = (value: number | string): number | null => (value === '' ? null : Number(value))
  const form = useForm({
    initialValues: { date: start?.date ?? today(), note: start?.note ?? '', corneaMm: start?.corneaMm ?? '' } as {
      date: string
      note: string
      corneaMm: number | string
    },
    validate: {
      date: (value) =>
        !shape.date.safeParse(value).success || value > today()
          ? i18n._('The date is today or earlier.')
          : value < birthDate
            ? i18n._('The date is before the birth of the patient, {birthDate}.', { birthDate: longDate(i18n, birthDate) })
            : null,
      note: (value) => (shape.note.safeParse(value).success ? null : i18n._('At most 2000 characters.')),
      corneaMm: (value) =>
        shape.corneaMm.safeParse(cornea(value)).success ? null : i18n._('A corneal diameter is between 8 and 15 mm.'),
    },
  })
  const submit = form.onSubmit(({ date, note, corneaMm }) =>
    send(async () => {
      try {
        await save({ date, note, corneaMm: cornea(corneaMm) })
      } catch (error) {
        if (!(error instanceof Failure) || !(error.field !== undefined && error.field in form.values)) throw error
        form.setFieldError(error.field, failureText(i18n, error))
      }
    }),
  )
  return (
    <form onSubmit={submit} noValidate>
      <Stack maw={560}>
        <TextInput label={i18n._('Date')} type="date" required min={birthDate} max={today()} {...form.getInputProps('date')} />
        <Textarea label={i18n._('Note')} autosize minRows={2} {...form.getInputProps('note')} />
        <NumberInput
          label={i18n._('Corneal diameter, mm')}
          description={i18n._(
            'White to white, when it was measured: it becomes the ruler of these photos. Empty: the mean of adults.',
          )}
          step={0.1}
          decimalScale={2}
          clampBehavior="none"
          hideControls
          {...form.getInputProps('corneaMm')}
        />
        <Refusal error={refusal} />
        <Group>
          <Button type="submit" loading={sending}>
            {verb}
          </Button>
          {cancel}
        </Group>
      </Stack>
    </form>
  )
}
