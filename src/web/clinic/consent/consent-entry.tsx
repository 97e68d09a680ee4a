import { useLingui } from '@lingui/react'
import { Button, Group, Radio, Select, Stack, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { ReactNode } from 'react'
import type { ConsentForm } from '../../../core/records/consent-form.ts'
import { CONSENT_SCOPES, type ConsentScope } from '../../../core/records/consent-scope.ts'
import type { Body } from '../../api/call.ts'
import { Failure } from '../../api/failure.ts'
import { longDate, today } from '../../components/calendar.ts'
import { failureText } from '../../components/failure-text.ts'
import { Refusal } from '../../components/refusal.tsx'
import { useSending } from '../../components/use-sending.ts'
import { scopeMeaning, scopeName, stateName } from './consent-words.ts'
import { GiverFields, type GiverValues, giverOf, giverProblems, NO_GIVER } from './giver-fields.tsx'

type Answers = Record<ConsentScope, '' | 'granted' | 'declined'>

interface Fields extends GiverValues, Answers {
  formId: string
  date: string
  witness: string
}

const UNANSWERED: Answers = { care: '', teaching: '', research: '', publication: '', identifiableFace: '' }

interface Props {
  /** Newest first. */
  readonly forms: readonly ConsentForm[]
  readonly birthDate: string
  readonly comesOfAge: string
  readonly cancel: ReactNode
  readonly save: (consent: Body<'giveConsent'>) => Promise<void>
}

/** What was signed: which version, each scope by itself, by whom, when, before whom. Nothing is answered beforehand. */
export function ConsentEntry({ forms, birthDate, comesOfAge, cancel, save }: Props) {
  const { i18n } = useLingui()
  const { sending, refusal, send } = useSending()
  const adult = comesOfAge <= today()
  const form = useForm<Fields>({
    initialValues: { ...NO_GIVER, ...UNANSWERED, formId: forms[0]?.id ?? '', date: '', witness: '' },
    validate: {
      ...giverProblems(i18n),
      formId: (value) => (value === '' ? i18n._('Choose the version that was signed.') : null),
      care: (_, values) =>
        CONSENT_SCOPES.every((scope) => values[scope] === '') ? i18n._('Answer one of the five at least.') : null,
      date: (value) =>
        value >= birthDate && value <= today() ? null : i18n._('The date of the signature is between birth and today.'),
      witness: (value) => (value.trim() === '' ? i18n._('Write who was there when it was signed.') : null),
    },
  })
  const submit = form.onSubmit((values) =>
    send(async () => {
      const answers = Object.fromEntries(
        CONSENT_SCOPES.flatMap((scope) => (values[scope] === '' ? [] : [[scope, values[scope]]])),
      ) as Body<'giveConsent'>['answers']
      const means = { way: 'paper', witness: values.witness } as const
      try {
        await save({ formId: values.formId, answers, giver: giverOf(values), means, date: values.date })
      } catch (error) {
        if (!(error instanceof Failure) || !(error.field !== undefined && error.field in form.values)) throw error
        form.setFieldError(error.field, failureText(i18n, error))
      }
    }),
  )
  return (
    <form onSubmit={submit} noValidate>
      <Stack maw={640}>
        <Select
          label={i18n._('Version of the form')}
          required
          allowDeselect={false}
          data={forms.map(({ id, version, writtenAt }) => ({
            value: id,
            label: i18n._('Version {version}, {date}', { version, date: longDate(i18n, writtenAt) }),
          }))}
          {...form.getInputProps('formId')}
        />
        <Text size="sm" c="dimmed">
          {i18n._('As it was ticked on paper. Leave open what was not asked: it stays as it was.')}
        </Text>
        {CONSENT_SCOPES.map((scope) => (
          <Radio.Group
            key={scope}
            label={scopeName(i18n, scope)}
            description={scopeMeaning(i18n, scope)}
            {...form.getInputProps(scope)}
          >
            <Group my="xs">
              <Radio value="granted" label={stateName(i18n, 'granted')} />
              <Radio value="declined" label={stateName(i18n, 'declined')} />
              {form.values[scope] === '' ? null : <Radio value="" label={i18n._('Not asked')} />}
            </Group>
          </Radio.Group>
        ))}
        <GiverFields
          form={form}
          label={i18n._('Signed by')}
          {...(adult
            ? { description: i18n._('This person is of age: what a guardian signs counts for care alone.') }
            : {})}
        />
        <Group grow align="flex-start">
          <TextInput
            label={i18n._('Date of the signature')}
            type="date"
            required
            min={birthDate}
            max={today()}
            {...form.getInputProps('date')}
          />
          <TextInput
            label={i18n._('Witness')}
            required
            autoComplete="off"
            maxLength={200}
            {...form.getInputProps('witness')}
          />
        </Group>
        <Refusal error={refusal} />
        <Group>
          <Button type="submit" loading={sending}>
            {i18n._('Record the consent')}
          </Button>
          {cancel}
        </Group>
      </Stack>
    </form>
  )
}
