/**
 * Accounts: what a session has shown, second factors, invitations, and the slowing down of guesses. The columns of better-auth's
 * own tables keep its spelling. Whoever is signed in when this runs signs in again.
 */
export const accounts = `
DELETE FROM "session";
ALTER TABLE "session"
  ADD COLUMN "secondFactor" boolean NOT NULL DEFAULT false,
  ADD COLUMN "confirmedAt" timestamptz NOT NULL DEFAULT now(),
  ADD COLUMN "usedAt" timestamptz NOT NULL DEFAULT now();

ALTER TABLE membership
  ADD COLUMN id uuid NOT NULL DEFAULT gen_random_uuid() UNIQUE,
  ADD COLUMN created_at timestamptz NOT NULL DEFAULT now(),
  ADD COLUMN disabled_at timestamptz;

CREATE TABLE authenticator_app (
  user_id text PRIMARY KEY REFERENCES "user" ("id") ON DELETE CASCADE,
  -- Sealed with a key that is not in the database.
  secret text NOT NULL,
  -- Null until the first code has been shown: an app that was never finished is none.
  enabled_at timestamptz,
  -- The time step of the last code that was taken: no code counts twice.
  last_step bigint NOT NULL DEFAULT 0
);

CREATE TABLE recovery_code (
  user_id text NOT NULL REFERENCES "user" ("id") ON DELETE CASCADE,
  hash text NOT NULL,
  used_at timestamptz,
  PRIMARY KEY (user_id, hash)
);

CREATE TABLE passkey (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  user_id text NOT NULL REFERENCES "user" ("id") ON DELETE CASCADE,
  credential_id text NOT NULL UNIQUE,
  public_key bytea NOT NULL,
  counter bigint NOT NULL,
  transports text[] NOT NULL,
  -- The name of the server it was made for: a browser offers it under no other.
  rp_id text NOT NULL,
  name text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  used_at timestamptz
);
CREATE INDEX passkey_of_user ON passkey (user_id);

-- A proof that was begun and not finished: the challenge of a passkey, a sign-in that waits for its second factor.
CREATE TABLE ceremony (
  hash text PRIMARY KEY,
  kind text NOT NULL,
  user_id text REFERENCES "user" ("id") ON DELETE CASCADE,
  state jsonb NOT NULL,
  expires_at timestamptz NOT NULL
);
CREATE INDEX ceremony_expires ON ceremony (expires_at);

CREATE TABLE wrong_tries (
  key text PRIMARY KEY,
  count integer NOT NULL,
  last_at timestamptz NOT NULL,
  blocked_until timestamptz
);

CREATE TABLE known_device (
  hash text NOT NULL,
  user_id text NOT NULL REFERENCES "user" ("id") ON DELETE CASCADE,
  used_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (hash, user_id)
);

CREATE TABLE invitation (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  center_id uuid NOT NULL REFERENCES center (id),
  email text NOT NULL,
  -- For a new member the role; for a member who lost the password the account.
  role text,
  user_id text REFERENCES "user" ("id") ON DELETE CASCADE,
  hash text NOT NULL UNIQUE,
  made_by text,
  created_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL,
  used_at timestamptz,
  revoked_at timestamptz,
  CHECK ((role IS NULL) <> (user_id IS NULL))
);
CREATE INDEX invitation_of_center ON invitation (center_id, created_at DESC);
`
