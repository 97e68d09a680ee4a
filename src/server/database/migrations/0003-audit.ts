/**
 * Who saw or changed what, when, from where and why: one row an access, in one chain a center. The database itself numbers
 * the entries, takes their time and seals them, so that whoever may only INSERT cannot choose any of it.
 *
 * The seal of an entry is the SHA-256 of its fields as UTF-8, in the order of \`audit_seal\`, each written as its length in
 * bytes, a colon, its text and a comma ("7:patient,"), or as "~," when there is none. The chain of what belongs to no
 * center has the center 00000000-0000-0000-0000-000000000000.
 */
export const audit = `
CREATE TABLE audit_entry (
  center_id uuid NOT NULL,
  -- 1, 2, 3 … in each center, without gaps.
  seq bigint NOT NULL CHECK (seq > 0),
  at timestamptz NOT NULL,
  actor text NOT NULL,
  role text NOT NULL,
  action text NOT NULL,
  patient_id uuid,
  record_id uuid,
  outcome text NOT NULL CHECK (outcome IN ('done', 'refused')),
  address text,
  session text,
  request text,
  reason text,
  count integer CHECK (count >= 0),
  previous bytea NOT NULL CHECK (octet_length(previous) = 32),
  hash bytea NOT NULL CHECK (octet_length(hash) = 32),
  PRIMARY KEY (center_id, seq)
);
CREATE INDEX audit_of_patient ON audit_entry (center_id, patient_id, seq DESC) WHERE patient_id IS NOT NULL;
CREATE INDEX audit_of_actor ON audit_entry (center_id, actor, seq DESC);
CREATE INDEX audit_at ON audit_entry (center_id, at);

-- Each function looks names up by a path of its own: whoever inserts could put functions and tables of the same name first.
CREATE FUNCTION audit_field(value text) RETURNS text LANGUAGE sql IMMUTABLE
  SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT coalesce(octet_length(convert_to(value, 'UTF8')) || ':' || value, '~') || ','
$$;

CREATE FUNCTION audit_seal(entry audit_entry) RETURNS bytea LANGUAGE sql STABLE
  SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT sha256(convert_to(
    audit_field('facialis-audit-1')
    || audit_field(entry.center_id::text)
    || audit_field(entry.seq::text)
    || audit_field(to_char(entry.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
    || audit_field(entry.actor)
    || audit_field(entry.role)
    || audit_field(entry.action)
    || audit_field(entry.patient_id::text)
    || audit_field(entry.record_id::text)
    || audit_field(entry.outcome)
    || audit_field(entry.address)
    || audit_field(entry.session)
    || audit_field(entry.request)
    || audit_field(entry.reason)
    || audit_field(entry.count::text)
    || audit_field(encode(entry.previous, 'hex')), 'UTF8'))
$$;

CREATE FUNCTION audit_chain() RETURNS trigger LANGUAGE plpgsql
  SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  last record;
BEGIN
  -- Entries of a center are written one after the other: the lock is held until the transaction ends.
  PERFORM pg_advisory_xact_lock(hashtextextended('facialis audit ' || NEW.center_id::text, 0));
  SELECT seq, hash INTO last FROM audit_entry WHERE center_id = NEW.center_id ORDER BY seq DESC LIMIT 1;
  NEW.seq := coalesce(last.seq, 0) + 1;
  NEW.previous := coalesce(last.hash, decode(repeat('00', 32), 'hex'));
  -- The one place where the time of an entry is taken; whole milliseconds, as it is sealed and exported.
  NEW.at := date_trunc('milliseconds', clock_timestamp());
  NEW.hash := audit_seal(NEW);
  RETURN NEW;
END $$;
CREATE TRIGGER audit_is_chained BEFORE INSERT ON audit_entry FOR EACH ROW EXECUTE FUNCTION audit_chain();

-- What each verification of a chain found.
CREATE TABLE audit_verification (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  center_id uuid NOT NULL,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  actor text NOT NULL,
  verdict jsonb NOT NULL
);
CREATE INDEX audit_verification_of_center ON audit_verification (center_id, at DESC);

-- The second wall: the first is that the role of the application may not change or remove these rows at all.
CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the audit is never changed or removed';
END $$;
CREATE TRIGGER audit_is_immutable BEFORE UPDATE OR DELETE ON audit_entry
  FOR EACH ROW EXECUTE FUNCTION refuse_audit_change();
CREATE TRIGGER audit_is_never_emptied BEFORE TRUNCATE ON audit_entry
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();
CREATE TRIGGER audit_verification_is_immutable BEFORE UPDATE OR DELETE ON audit_verification
  FOR EACH ROW EXECUTE FUNCTION refuse_audit_change();
CREATE TRIGGER audit_verification_is_never_emptied BEFORE TRUNCATE ON audit_verification
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();
`
