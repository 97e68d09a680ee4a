import { useLingui } from '@lingui/react'
import { Button, Group, Radio, Stack, Text, TextInput, type TextInputProps } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { ReactNode } from 'react'
import { type AffectedSide, type PatientDraft, patientDraftSchema } from '../../../core/records/patient.ts'
import { Failure } from '../../api/failure.ts'
import { affectedSideText } from '../../components/affected-side.tsx'
import { today } from '../../components/calendar.ts'
import { failureText } from '../../components/failure-text.ts'
import { Refusal } from '../../components/refusal.tsx'
import { useSending } from '../../components/use-sending.ts'

const SIDES: readonly AffectedSide[] = ['right', 'left', 'bilateral', 'none']

interface Fields {
  name: string
  birthDate: string
  recordNumber: string
  affectedSide: AffectedSide | ''
  onset: string
  diagnosis: string
}

const EMPTY: Fields = { name: '', birthDate: '', recordNumber: '', affectedSide: '', onset: '', diagnosis: '' }

interface Props {
  readonly start?: PatientDraft
  readonly verb: string
  readonly cancel: ReactNode
  readonly save: (draft: PatientDraft) => Promise<void>
}

/** What a center writes down about a person before the first photo. */
export function PatientForm({ start, verb, cancel, save }: Props) {
  const { i18n } = useLingui()
  const { sending, refusal, send } = useSending()
  const { shape } = patientDraftSchema
  const isDate = (value: string): boolean => shape.birthDate.safeParse(value).success
  const form = useForm<Fields>({
    initialValues: start ? { ...EMPTY, ...start, onset: start.onset ?? '' } : EMPTY,
    validate: {
      name: (value) => (shape.name.safeParse(value).success ? null : i18n._('Write the name of the patient.')),
      birthDate: (value) =>
        !isDate(value)
          ? i18n._('Write the birth date.')
          : value > today()
            ? i18n._('A birth date is not in the future.')
            : null,
      recordNumber: (value) =>
        shape.recordNumber.safeParse(value).success ? null : i18n._('Write the record number, at most 60 characters.'),
      affectedSide: (value) => (value === '' ? i18n._('Choose the side; “No side” is an answer too.') : null),
      onset: (value, { birthDate }) =>
        value === '' || (isDate(value) && value >= birthDate && value <= today())
          ? null
          : i18n._('The onset is between birth and today.'),
      diagnosis: (value) => (shape.diagnosis.safeParse(value).success ? null : i18n._('At most 300 characters.')),
    },
  })
  const submit = form.onSubmit((values) =>
    send(async () => {
      try {
        await save(patientDraftSchema.parse({ ...values, onset: values.onset === '' ? null : values.onset }))
      } catch (error) {
        if (!(error instanceof Failure) || !(error.field !== undefined && error.field in form.values)) throw error
        form.setFieldError(error.field, failureText(i18n, error))
      }
    }),
  )
  const field = (name: keyof Fields): TextInputProps => form.getInputProps(name)
  return (
    <form onSubmit={submit} noValidate>
      <Stack maw={560}>
        <TextInput label={i18n._('Name')} required autoFocus={!start} autoComplete="off" {...field('name')} />
        <Group grow align="flex-start">
          <TextInput label={i18n._('Birth date')} type="date" required max={today()} {...field('birthDate')} />
          <TextInput label={i18n._('Record number')} required autoComplete="off" {...field('recordNumber')} />
        </Group>
        <Radio.Group
          label={i18n._('Side of the palsy')}
          description={i18n._("The patient's own side, not the side of the picture.")}
          required
          {...form.getInputProps('affectedSide')}
        >
          <Group my="xs">
            {SIDES.map((side) => (
              <Radio key={side} value={side} label={affectedSideText(i18n, side)} />
            ))}
          </Group>
        </Radio.Group>
        <TextInput
          label={i18n._('Onset')}
          description={i18n._('When the palsy began; leave it empty when nobody knows.')}
          type="date"
          max={today()}
          {...field('onset')}
        />
        <TextInput
          label={i18n._('Diagnosis')}
          description={i18n._('For example “Bell’s palsy” or “after removal of a vestibular schwannoma”.')}
          autoComplete="off"
          {...field('diagnosis')}
        />
        <Refusal error={refusal} />
        <Group>
          <Button type="submit" loading={sending}>
            {verb}
          </Button>
          {cancel}
        </Group>
        <Text size="sm" c="dimmed">
          {i18n._('Stored on this server only.')}
        </Text>
      </Stack>
    </form>
  )
}
