/**
 * The clinic: centers, their accounts, patients, assessments, photos and runs. The tables user, session, account and
 * verification have the shape better-auth 1.7 asks for, camel case included.
 */
export const clinic = `
CREATE TABLE center (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  name text NOT NULL,
  demo jsonb,
  created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE "user" (
  "id" text PRIMARY KEY,
  "name" text NOT NULL,
  "email" text NOT NULL UNIQUE,
  "emailVerified" boolean NOT NULL,
  "image" text,
  "createdAt" timestamptz NOT NULL DEFAULT now(),
  "updatedAt" timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE "session" (
  "id" text PRIMARY KEY,
  "expiresAt" timestamptz NOT NULL,
  "token" text NOT NULL UNIQUE,
  "createdAt" timestamptz NOT NULL DEFAULT now(),
  "updatedAt" timestamptz NOT NULL,
  "ipAddress" text,
  "userAgent" text,
  "userId" text NOT NULL REFERENCES "user" ("id") ON DELETE CASCADE
);
CREATE INDEX session_of_user ON "session" ("userId");

CREATE TABLE "account" (
  "id" text PRIMARY KEY,
  "accountId" text NOT NULL,
  "providerId" text NOT NULL,
  "userId" text NOT NULL REFERENCES "user" ("id") ON DELETE CASCADE,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamptz,
  "refreshTokenExpiresAt" timestamptz,
  "scope" text,
  "password" text,
  "createdAt" timestamptz NOT NULL DEFAULT now(),
  "updatedAt" timestamptz NOT NULL
);
CREATE INDEX account_of_user ON "account" ("userId");

CREATE TABLE "verification" (
  "id" text PRIMARY KEY,
  "identifier" text NOT NULL,
  "value" text NOT NULL,
  "expiresAt" timestamptz NOT NULL,
  "createdAt" timestamptz NOT NULL DEFAULT now(),
  "updatedAt" timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX verification_identifier ON "verification" ("identifier");

CREATE TABLE membership (
  user_id text PRIMARY KEY REFERENCES "user" ("id"),
  center_id uuid NOT NULL REFERENCES center (id),
  role text NOT NULL CHECK (role IN ('owner'))
);

CREATE TABLE patient (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  center_id uuid NOT NULL REFERENCES center (id),
  name text NOT NULL,
  birth_date date NOT NULL,
  record_number text NOT NULL,
  affected_side text NOT NULL CHECK (affected_side IN ('left', 'right', 'bilateral', 'none')),
  onset date,
  diagnosis text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz,
  UNIQUE (center_id, id)
);
CREATE UNIQUE INDEX patient_record_number ON patient (center_id, record_number) WHERE deleted_at IS NULL;

CREATE TABLE assessment (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  center_id uuid NOT NULL,
  patient_id uuid NOT NULL,
  date date NOT NULL,
  note text NOT NULL,
  cornea_mm double precision,
  created_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz,
  UNIQUE (center_id, id),
  FOREIGN KEY (center_id, patient_id) REFERENCES patient (center_id, id)
);
CREATE INDEX assessment_patient ON assessment (patient_id, date);

CREATE TABLE photo (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  center_id uuid NOT NULL,
  assessment_id uuid NOT NULL,
  view text NOT NULL,
  sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  file_name text NOT NULL,
  bytes integer NOT NULL CHECK (bytes > 0),
  state text NOT NULL CHECK (state IN ('waiting', 'measuring', 'measured', 'refused', 'failed')),
  failure text,
  -- The one job that may write the next run; a job with another token came too late.
  job uuid NOT NULL,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  deleted_at timestamptz,
  UNIQUE (center_id, id),
  FOREIGN KEY (center_id, assessment_id) REFERENCES assessment (center_id, id)
);
CREATE UNIQUE INDEX photo_once ON photo (assessment_id, view, sha256) WHERE deleted_at IS NULL;
CREATE INDEX photo_unfinished ON photo (center_id) WHERE state IN ('waiting', 'measuring');

CREATE TABLE run (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  center_id uuid NOT NULL,
  photo_id uuid NOT NULL,
  engine jsonb NOT NULL,
  author text NOT NULL,
  result jsonb NOT NULL,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  FOREIGN KEY (center_id, photo_id) REFERENCES photo (center_id, id)
);
CREATE INDEX run_photo ON run (photo_id, created_at DESC);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a run is never changed or removed: measuring again adds one';
END $$;
CREATE TRIGGER run_is_immutable BEFORE UPDATE OR DELETE ON run FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER run_is_never_emptied BEFORE TRUNCATE ON run FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
`
