import { Group, Paper, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import icon from '../../icon.svg'
import { LanguageSwitch } from '../../shell/language-switch.tsx'
import { SchemeSwitch } from '../../shell/scheme-switch.tsx'
import classes from './entrance.module.css'

/** The frame of the two screens before the sign-in. */
export function Entrance({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className={classes['ground']}>
      <Group component="header" justify="space-between" p="md">
        <Group gap="xs">
          <img src={icon} width={28} height={28} alt="" />
          <span className={classes['name']}>Facialis</span>
        </Group>
        <Group gap={4}>
          <LanguageSwitch />
          <SchemeSwitch />
        </Group>
      </Group>
      <main id="main" tabIndex={-1} className={classes['main']}>
        <Paper withBorder p="xl" radius="lg">
          <Title order={1} mb="md">
            {title}
          </Title>
          {children}
        </Paper>
      </main>
    </div>
  )
}
