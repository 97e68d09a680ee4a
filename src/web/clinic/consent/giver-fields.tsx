import type { I18n } from '@lingui/core'
import { useLingui } from '@lingui/react'
import { Group, Radio, TextInput } from '@mantine/core'
import type { GetInputPropsReturnType } from '@mantine/form'
import type { ConsentGiver } from '../../../core/records/consent.ts'

export interface GiverValues {
  by: '' | 'patient' | 'guardian'
  guardianName: string
  relation: string
}

export const NO_GIVER: GiverValues = { by: '', guardianName: '', relation: '' }

/** @throws Error for values that `giverProblems` refuses. */
export function giverOf({ by, guardianName, relation }: GiverValues): ConsentGiver {
  if (by === '') throw new Error('nobody was named who gives the consent')
  return by === 'patient' ? { by } : { by, name: guardianName, relation }
}

/** What is wrong with each field, for a form that holds them. */
export const giverProblems = (i18n: I18n) => ({
  by: (value: string) => (value === '' ? i18n._('Choose who decides.') : null),
  guardianName: (value: string, { by }: GiverValues) =>
    by === 'guardian' && value.trim() === '' ? i18n._('Write the name.') : null,
  relation: (value: string, { by }: GiverValues) =>
    by === 'guardian' && value.trim() === '' ? i18n._('Write the relation, for example “mother”.') : null,
})

interface Props {
  readonly form: {
    readonly values: GiverValues
    getInputProps(name: keyof GiverValues): GetInputPropsReturnType
  }
  readonly label: string
  readonly description?: string
}

/** Who decides: the person, or a guardian with name and relation. */
export function GiverFields({ form, label, description }: Props) {
  const { i18n } = useLingui()
  return (
    <>
      <Radio.Group label={label} required {...(description ? { description } : {})} {...form.getInputProps('by')}>
        <Group my="xs">
          <Radio value="patient" label={i18n._('The patient')} />
          <Radio value="guardian" label={i18n._('A guardian')} />
        </Group>
      </Radio.Group>
      {form.values.by === 'guardian' ? (
        <Group grow align="flex-start">
          <TextInput
            label={i18n._('Name of the guardian')}
            required
            autoComplete="off"
            maxLength={200}
            {...form.getInputProps('guardianName')}
          />
          <TextInput
            label={i18n._('Relation to the patient')}
            required
            autoComplete="off"
            maxLength={100}
            {...form.getInputProps('relation')}
          />
        </Group>
      ) : null}
    </>
  )
}
