import { Group, Title } from '@mantine/core'
import type { ReactNode } from 'react'

/** The frame of a screen: its one heading, what can be done there, and its content. */
export function Page({ title, actions, children }: { title: ReactNode; actions?: ReactNode; children: ReactNode }) {
  return (
    <div className="page">
      <Group justify="space-between" align="center" mb="lg">
        <Title order={1}>{title}</Title>
        {actions ? <Group className="no-print">{actions}</Group> : null}
      </Group>
      {children}
    </div>
  )
}
