/** The attempts at a backup of the whole installation. They tell nothing about a person, and belong to no center. */
export const backup = `
CREATE TABLE backup_run (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  origin text NOT NULL CHECK (origin IN ('schedule', 'screen', 'command')),
  asked_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  started_at timestamptz,
  finished_at timestamptz,
  outcome text NOT NULL CHECK (outcome IN ('waiting', 'running', 'good', 'faulty', 'failed', 'interrupted')),
  failure text,
  stage text CHECK (stage IN ('rows', 'objects', 'checking')),
  done integer NOT NULL DEFAULT 0,
  total integer NOT NULL DEFAULT 0,
  folder text NOT NULL,
  -- The name of the backup in the folder, once it exists there.
  backup text,
  rows bigint,
  objects integer,
  bytes bigint,
  faults integer,
  lost integer,
  -- When the backup was removed because its time was over.
  removed_at timestamptz,
  CHECK ((finished_at IS NULL) = (outcome IN ('waiting', 'running')))
);
CREATE INDEX backup_run_asked ON backup_run (asked_at DESC);
-- One at a time.
CREATE UNIQUE INDEX backup_run_under_way ON backup_run ((true)) WHERE outcome IN ('waiting', 'running');
`
