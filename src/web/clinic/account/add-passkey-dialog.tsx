import { useLingui } from '@lingui/react'
import { Button, Stack, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { Refusal } from '../../components/refusal.tsx'
import { useSending } from '../../components/use-sending.ts'
import { addPasskey } from './add-passkey.ts'

/** Names a passkey and makes it on this device. */
export function AddPasskey({ done }: { done: () => void }) {
  const { i18n } = useLingui()
  const { sending, refusal, send } = useSending()
  const form = useForm({
    initialValues: { name: '' },
    validate: { name: (value) => (value.trim() === '' ? i18n._('Give it a name, to tell it from your others.') : null) },
  })
  const add = form.onSubmit(({ name }) =>
    send(async () => {
      await addPasskey(i18n, name.trim())
      done()
    }),
  )
  return (
    <form onSubmit={add} noValidate>
      <Stack>
        <Text>{i18n._('Fingerprint, face or PIN of this device, or a security key. Nothing to type; cannot be given away by mistake.')}</Text>
        <TextInput label={i18n._('Name')} placeholder={i18n._('Office computer')} data-autofocus {...form.getInputProps('name')} />
        <Refusal error={refusal} />
        <Button type="submit" loading={sending}>
          {i18n._('Add a passkey')}
        </Button>
      </Stack>
    </form>
  )
}
