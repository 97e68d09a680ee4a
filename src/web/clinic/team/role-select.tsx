import { useLingui } from '@lingui/react'
import { Radio, Stack } from '@mantine/core'
import { isStaff, type Role, ROLES } from '../../../core/contract/roles.ts'
import { roleMeaning, roleName } from './role-name.ts'

const STAFF = ROLES.filter(isStaff)

/** The roles of those who work at the center, each with what it may do. */
export function RoleSelect({ value, onChange }: { value: Role; onChange: (role: Role) => void }) {
  const { i18n } = useLingui()
  const choose = (chosen: string): void => {
    const role = STAFF.find((each) => each === chosen)
    if (role !== undefined) onChange(role)
  }
  return (
    <Radio.Group label={i18n._('Role')} value={value} onChange={choose}>
      <Stack gap="xs" mt="xs">
        {STAFF.map((role) => (
          <Radio key={role} value={role} label={roleName(i18n, role)} description={roleMeaning(i18n, role)} />
        ))}
      </Stack>
    </Radio.Group>
  )
}
