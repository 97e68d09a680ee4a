import { useLingui } from '@lingui/react'
import { Button, Modal, Stack } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Member } from '../../../core/contract/accounts.ts'
import type { Role } from '../../../core/contract/roles.ts'
import { call } from '../../api/call.ts'
import { queries } from '../../api/queries.ts'
import { Refusal } from '../../components/refusal.tsx'
import { useSending } from '../../components/use-sending.ts'
import { RoleSelect } from './role-select.tsx'

/** Another role for somebody of the team; it counts from their next request on. */
export function ChangeRoleDialog({ member, close }: { member: Member | null; close: () => void }) {
  const { i18n } = useLingui()
  const client = useQueryClient()
  const { sending, refusal, send } = useSending()
  const [role, setRole] = useState<Role>(member?.role ?? 'clinician')
  const save = (): void =>
    send(async () => {
      client.setQueryData(queries.members.queryKey, await call('changeRole', { id: member?.id ?? '', body: { role } }))
      close()
    })
  return (
    <Modal
      opened={member !== null}
      onClose={close}
      title={i18n._('Role of {name}', { name: member?.name ?? '' })}
      closeButtonProps={{ 'aria-label': i18n._('Close') }}
      size="lg"
    >
      <Stack>
        <RoleSelect value={role} onChange={setRole} />
        <Refusal error={refusal} />
        <Button loading={sending} onClick={save}>
          {i18n._('Save the role')}
        </Button>
      </Stack>
    </Modal>
  )
}
