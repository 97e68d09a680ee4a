import { useLingui } from '@lingui/react'
import { Outlet, useMatches } from '@tanstack/react-router'
import { useEffect } from 'react'
import { ConfirmIdentity } from '../clinic/account/confirm-identity.tsx'

/** The outermost frame: the window's title and the way past the header. */
export function RootLayout() {
  const { i18n } = useLingui()
  const matches = useMatches()
  const title = matches.findLast((match) => match.staticData.title)?.staticData.title?.(i18n)
  useEffect(() => {
    document.title = title ? `${title} · Facialis` : 'Facialis'
  }, [title])
  return (
    <>
      <a className="skip-link" href="#main">
        {i18n._('Skip to the content')}
      </a>
      <Outlet />
      <ConfirmIdentity />
    </>
  )
}
