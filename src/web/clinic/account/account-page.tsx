import { useLingui } from '@lingui/react'
import { useQuery } from '@tanstack/react-query'
import { queries } from '../../api/queries.ts'
import { Failed } from '../../components/failed.tsx'
import { Page } from '../../components/page.tsx'
import { Loading } from '../../shell/whole-screen.tsx'
import { PasswordSection } from './password-section.tsx'
import { SecondFactorSection } from './second-factor-section.tsx'
import { SessionsSection } from './sessions-section.tsx'

/** One's own account: what proves who one is, and where one is signed in. */
export function AccountPage() {
  const { i18n } = useLingui()
  const { data: account, error, refetch } = useQuery(queries.account)
  return (
    <Page title={i18n._('Your account')}>
      {error ? <Failed error={error} again={() => void refetch()} /> : null}
      {account ? (
        <>
          <SecondFactorSection account={account} />
          <PasswordSection account={account} />
          <SessionsSection />
        </>
      ) : error ? null : (
        <Loading />
      )}
    </Page>
  )
}
