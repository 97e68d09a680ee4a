import { useLingui } from '@lingui/react'
import { Center, Loader } from '@mantine/core'
import { useQueryErrorResetBoundary } from '@tanstack/react-query'
import { type ErrorComponentProps, useRouter, useRouterState } from '@tanstack/react-router'
import { Failure } from '../api/failure.ts'
import { RestrictedRecord } from '../clinic/access/restricted-record.tsx'
import { Failed } from '../components/failed.tsx'
import { TextLink } from '../components/link-button.tsx'
import { Page } from '../components/page.tsx'

/** While a page's data are on their way. */
export function Loading() {
  const { i18n } = useLingui()
  return (
    <Center p="xl" role="status" aria-label={i18n._('Loading')}>
      <Loader />
    </Center>
  )
}

/** In place of a page whose data could not be had. */
export function LoadFailed({ error }: ErrorComponentProps) {
  const { i18n } = useLingui()
  const router = useRouter()
  const { reset } = useQueryErrorResetBoundary()
  const patient = useRouterState({ select: ({ location }) => /^\/patients\/([^/]+)/.exec(location.pathname)?.[1] ?? null })
  const again = (): void => {
    reset()
    void router.invalidate()
  }
  return (
    <div className="page">
      <h1 className="sr-only">{i18n._('This could not be loaded')}</h1>
      {error instanceof Failure && error.code === 'restricted' ? (
        <RestrictedRecord patient={patient} opened={again} />
      ) : (
        <Failed error={error} again={again} />
      )}
      <TextLink to="/patients" mt="md" display="inline-block" className="roomy">
        {i18n._('Go to the patients')}
      </TextLink>
    </div>
  )
}

/** An address that leads nowhere. */
export function NoSuchPage() {
  const { i18n } = useLingui()
  return (
    <main id="main" tabIndex={-1}>
      <Page title={i18n._('There is no such page')}>
        <TextLink to="/patients" className="roomy">{i18n._('Go to the patients')}</TextLink>
      </Page>
    </main>
  )
}
