/**
 * Photos as encrypted objects: each under a key of its own, which the master key wraps. What is wrong with an object is
 * written down; an upload that may go on after an interruption is a session.
 */
export const media = `
-- The one master key in use. Rotation changes its row, and the rows that refer to it follow: nothing can be wrapped with
-- a key that was replaced.
CREATE TABLE master_key (
  only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
  fingerprint text NOT NULL UNIQUE,
  since timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE media_object (
  id uuid PRIMARY KEY,
  center_id uuid NOT NULL,
  patient_id uuid NOT NULL,
  sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  bytes integer NOT NULL CHECK (bytes > 0),
  wrapped_key bytea NOT NULL,
  master_key text NOT NULL REFERENCES master_key (fingerprint) ON UPDATE CASCADE,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  -- When its bytes were last read and compared; null until then.
  checked_at timestamptz,
  UNIQUE (patient_id, sha256),
  UNIQUE (center_id, id),
  FOREIGN KEY (center_id, patient_id) REFERENCES patient (center_id, id)
);
CREATE INDEX media_object_checked ON media_object (checked_at NULLS FIRST);

-- Null only until the next start has brought over the plain file of an earlier version.
ALTER TABLE photo ADD COLUMN media_object uuid;
ALTER TABLE photo ADD FOREIGN KEY (center_id, media_object) REFERENCES media_object (center_id, id);
CREATE INDEX photo_media_object ON photo (media_object);

-- What is wrong now; a fault that is gone has no row. An orphan belongs to no center.
CREATE TABLE media_fault (
  blob text PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('missing', 'truncated', 'altered', 'orphaned')),
  media_object uuid REFERENCES media_object (id) ON DELETE CASCADE,
  found_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  CHECK ((kind = 'orphaned') = (media_object IS NULL))
);

CREATE TABLE upload_session (
  id uuid PRIMARY KEY,
  center_id uuid NOT NULL,
  user_id text NOT NULL REFERENCES "user" ("id") ON DELETE CASCADE,
  assessment_id uuid NOT NULL,
  view text NOT NULL,
  file_name text NOT NULL,
  sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  bytes integer NOT NULL CHECK (bytes > 0),
  wrapped_key bytea NOT NULL,
  master_key text NOT NULL REFERENCES master_key (fingerprint) ON UPDATE CASCADE,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  -- The photo that came of it; null until it is finished.
  photo_id uuid,
  FOREIGN KEY (center_id, photo_id) REFERENCES photo (center_id, id),
  FOREIGN KEY (center_id, assessment_id) REFERENCES assessment (center_id, id)
);
CREATE INDEX upload_session_created ON upload_session (created_at);
`
