import type { Ask } from '../ask.ts'

/** The last entry of a chain. */
export interface Head {
  readonly center: string
  readonly seq: number
  readonly hash: string
}

/** Every center that has a chain, by leaps along the index: as quick for a million entries as for one. */
const CENTERS = `
  WITH RECURSIVE chain AS (
    (SELECT center_id FROM audit_entry ORDER BY center_id LIMIT 1)
    UNION ALL
    SELECT (SELECT e.center_id FROM audit_entry e WHERE e.center_id > chain.center_id ORDER BY e.center_id LIMIT 1)
    FROM chain WHERE chain.center_id IS NOT NULL
  )`

/** The last entry of every chain. */
export async function headsOf(ask: Ask): Promise<Head[]> {
  const rows = await ask<{ center: string; seq: string; hash: string }>(`${CENTERS}
    SELECT center_id::text AS center, last.seq::text, encode(last.hash, 'hex') AS hash FROM chain
    CROSS JOIN LATERAL (SELECT seq, hash FROM audit_entry e WHERE e.center_id = chain.center_id ORDER BY seq DESC LIMIT 1) last
    ORDER BY center_id`)
  return rows.map(({ center, seq, hash }) => ({ center, seq: Number(seq), hash }))
}
