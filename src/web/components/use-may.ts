import { useQuery } from '@tanstack/react-query'
import { type GuardedRoute, PERMISSIONS } from '../../core/contract/permissions.ts'
import { queries } from '../api/queries.ts'

/** Whether the person who is signed in may use a route at all: what they may not do is not offered. The server decides. */
export function useMay(): (route: GuardedRoute) => boolean {
  const { data: session } = useQuery(queries.session)
  const role = session?.role ?? null
  return (route) => role !== null && PERMISSIONS[route][role] !== 'none'
}
