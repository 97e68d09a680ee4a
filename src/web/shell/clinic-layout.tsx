import { AppShell } from '@mantine/core'
import { Outlet, useLocation } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { SessionWatch } from '../clinic/account/session-watch.tsx'
import { ConnectionLine } from './connection-line.tsx'
import { DemoProgress } from './demo-progress.tsx'
import { Find } from './find.tsx'
import { Header } from './header.tsx'

/** Every page behind the sign-in. A new page takes the focus, so that the keyboard and the screen reader start at its top. */
export function ClinicLayout() {
  const main = useRef<HTMLDivElement>(null)
  const { pathname } = useLocation()
  const shown = useRef(pathname)
  useEffect(() => {
    if (shown.current === pathname) return
    shown.current = pathname
    main.current?.focus()
  }, [pathname])
  return (
    <AppShell header={{ height: 60 }}>
      <AppShell.Header>
        <Header />
      </AppShell.Header>
      <AppShell.Main id="main" ref={main} tabIndex={-1}>
        <ConnectionLine />
        <DemoProgress />
        <Outlet />
      </AppShell.Main>
      <Find />
      <SessionWatch />
    </AppShell>
  )
}
