import type pg from 'pg'

/** What lets somebody in without a password, and how it is ended. */
const ENTRANCES: Readonly<Record<string, string>> = {
  session: 'DELETE FROM public.session',
  ceremony: 'DELETE FROM public.ceremony',
  invitation: 'UPDATE public.invitation SET revoked_at = now() WHERE used_at IS NULL AND revoked_at IS NULL',
}

/**
 * Ends the sessions, the sign-ins under way and the open links that a backup brings back: any of them may have been ended
 * after it was made. A backup of an older version has not all of these tables.
 */
export async function endEntrances(client: pg.ClientBase): Promise<void> {
  for (const [table, end] of Object.entries(ENTRANCES)) {
    const { rows } = await client.query<{ there: boolean }>('SELECT to_regclass($1) IS NOT NULL AS there', [`public.${table}`])
    if (rows[0]?.there === true) await client.query(end)
  }
}
