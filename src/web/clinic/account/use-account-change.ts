import { useQueryClient } from '@tanstack/react-query'
import type { Account } from '../../../core/contract/accounts.ts'
import { queries } from '../../api/queries.ts'
import { useSending } from '../../components/use-sending.ts'

/** Sends one change of the account at a time and shows the account as it is afterwards. */
export function useAccountChange() {
  const client = useQueryClient()
  const { sending, refusal, send } = useSending()
  const change = (work: () => Promise<Account>): void =>
    send(async () => {
      client.setQueryData(queries.account.queryKey, await work())
      await client.invalidateQueries({ queryKey: queries.sessions.queryKey })
    })
  return { sending, refusal, change }
}
