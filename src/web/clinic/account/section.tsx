import { Paper, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'

/** One part of a settings page. */
export function Section({ title, says, children }: { title: string; says?: string; children: ReactNode }) {
  return (
    <Paper component="section" withBorder radius="lg" p="lg" mb="lg" aria-label={title}>
      <Title order={2} mb={says === undefined ? 'md' : 4}>
        {title}
      </Title>
      {says === undefined ? null : (
        <Text c="dimmed" mb="md">
          {says}
        </Text>
      )}
      {children}
    </Paper>
  )
}
