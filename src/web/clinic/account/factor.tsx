import { Box, Group, Text } from '@mantine/core'
import type { ReactNode } from 'react'

/** One line of a list of settings: what it is, what is known of it, and what one can do. */
export function Factor(props: { icon: ReactNode; name: string; says: string; mark?: ReactNode; action: ReactNode }) {
  return (
    <Group justify="space-between" wrap="nowrap" gap="sm">
      <Group gap="sm" wrap="nowrap" style={{ minWidth: 0 }}>
        <Box style={{ flexShrink: 0 }}>{props.icon}</Box>
        <div style={{ minWidth: 0 }}>
          <Group gap="xs">
            <Text fw={600} style={{ overflowWrap: 'anywhere' }}>
              {props.name}
            </Text>
            {props.mark}
          </Group>
          <Text size="sm" c="dimmed">
            {props.says}
          </Text>
        </div>
      </Group>
      <div style={{ flexShrink: 0 }}>{props.action}</div>
    </Group>
  )
}
