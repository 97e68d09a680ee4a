import { useLingui } from '@lingui/react'
import { Button, Modal, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQueryClient } from '@tanstack/react-query'
import { z } from 'zod'
import type { Role } from '../../../core/contract/roles.ts'
import { call } from '../../api/call.ts'
import { queries } from '../../api/queries.ts'
import { Refusal } from '../../components/refusal.tsx'
import { useSending } from '../../components/use-sending.ts'
import type { MadeLink } from './fresh-link-dialog.tsx'
import { RoleSelect } from './role-select.tsx'

/** Address and role of somebody who is to join. */
export function InviteDialog({ opened, close, made }: { opened: boolean; close: () => void; made: (link: MadeLink) => void }) {
  const { i18n } = useLingui()
  const client = useQueryClient()
  const { sending, refusal, send } = useSending()
  const form = useForm<{ email: string; role: Role }>({
    initialValues: { email: '', role: 'clinician' },
    validate: {
      email: (value) => (z.email().safeParse(value.trim()).success ? null : i18n._('Write an email address, like name@example.org.')),
    },
  })
  const invite = form.onSubmit(({ email, role }) =>
    send(async () => {
      const link = await call('invite', { body: { email: email.trim(), role } })
      await client.invalidateQueries({ queryKey: queries.invitations.queryKey })
      form.reset()
      made(link)
    }),
  )
  return (
    <Modal opened={opened} onClose={close} title={i18n._('Invite somebody')} closeButtonProps={{ 'aria-label': i18n._('Close') }} size="lg">
      <form onSubmit={invite} noValidate>
        <Stack>
          <TextInput
            label={i18n._('Email')}
            description={i18n._('They sign in with it. Nothing is sent: you get a link to pass on.')}
            type="email"
            data-autofocus
            {...form.getInputProps('email')}
          />
          <RoleSelect value={form.values.role} onChange={(role) => form.setFieldValue('role', role)} />
          <Refusal error={refusal} />
          <Button type="submit" loading={sending}>
            {i18n._('Make the link')}
          </Button>
        </Stack>
      </form>
    </Modal>
  )
}
