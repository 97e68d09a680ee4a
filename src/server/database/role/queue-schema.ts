import type pg from 'pg'
import PgBoss from 'pg-boss'
import { APPLICATION_ROLE } from './application-role.ts'

const SCHEMA = 'pgboss'

/** Makes the schema of the queue and gives it to the application, which lets the queue's library keep it up to date there. */
export async function giveQueueToApplication(owner: pg.ClientBase): Promise<void> {
  const { rows } = await owner.query<{ there: string | null }>(`SELECT to_regclass('${SCHEMA}.version')::text AS there`)
  if (rows[0]?.there == null) await owner.query(PgBoss.getConstructionPlans(SCHEMA))
  // An installation older than the role has a schema, tables, functions and types of the owner.
  const strangers = await owner.query<{ statement: string }>(
    `SELECT format('ALTER SCHEMA %I OWNER TO ${APPLICATION_ROLE}', nspname) AS statement, 0 AS turn
       FROM pg_namespace WHERE nspname = '${SCHEMA}' AND nspowner <> '${APPLICATION_ROLE}'::regrole
     UNION ALL
     SELECT format('ALTER TABLE %s OWNER TO ${APPLICATION_ROLE}', oid::regclass), CASE relkind WHEN 'S' THEN 2 ELSE 1 END
       FROM pg_class WHERE relnamespace = to_regnamespace('${SCHEMA}') AND relkind IN ('r', 'p', 'v', 'S')
       AND relowner <> '${APPLICATION_ROLE}'::regrole
     UNION ALL
     SELECT format('ALTER ROUTINE %s OWNER TO ${APPLICATION_ROLE}', oid::regprocedure), 3
       FROM pg_proc WHERE pronamespace = to_regnamespace('${SCHEMA}') AND proowner <> '${APPLICATION_ROLE}'::regrole
     UNION ALL
     SELECT format('ALTER TYPE %s OWNER TO ${APPLICATION_ROLE}', oid::regtype), 4
       FROM pg_type WHERE typnamespace = to_regnamespace('${SCHEMA}') AND typtype = 'e' AND typowner <> '${APPLICATION_ROLE}'::regrole
     ORDER BY turn`,
  )
  for (const { statement } of strangers.rows) await owner.query(statement)
}
