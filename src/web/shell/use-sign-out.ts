import { useLingui } from '@lingui/react'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { signOut } from '../api/session.ts'
import { tellFailure } from '../components/toasts.tsx'

/** Ends the session and forgets every patient that this window has loaded. */
export function useSignOut(): () => void {
  const { i18n } = useLingui()
  const client = useQueryClient()
  const navigate = useNavigate()
  return () => {
    signOut().then(
      async () => {
        await navigate({ to: '/sign-in' })
        client.clear()
      },
      (error: unknown) => tellFailure(i18n, error),
    )
  }
}
