/**
 * Consent: the versions of a center's form, what each person answered and took back, what holds for single pictures, and
 * everything that left the center. All of it only grows.
 */
export const consent = `
ALTER TABLE center ADD COLUMN majority_age integer NOT NULL DEFAULT 18 CHECK (majority_age BETWEEN 14 AND 25);

CREATE TABLE consent_form (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  center_id uuid NOT NULL REFERENCES center (id),
  version integer NOT NULL CHECK (version > 0),
  texts jsonb NOT NULL,
  written_by text NOT NULL REFERENCES "user" ("id"),
  written_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  UNIQUE (center_id, version),
  UNIQUE (center_id, id)
);

CREATE TABLE consent_record (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  sequence bigint NOT NULL GENERATED ALWAYS AS IDENTITY UNIQUE,
  center_id uuid NOT NULL,
  patient_id uuid NOT NULL,
  -- The version that was signed; null when something was taken back.
  form_id uuid,
  entry jsonb NOT NULL,
  written_by text NOT NULL REFERENCES "user" ("id"),
  written_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  FOREIGN KEY (center_id, patient_id) REFERENCES patient (center_id, id),
  FOREIGN KEY (center_id, form_id) REFERENCES consent_form (center_id, id)
);
CREATE INDEX consent_record_patient ON consent_record (patient_id, sequence);

CREATE TABLE photo_consent (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  sequence bigint NOT NULL GENERATED ALWAYS AS IDENTITY UNIQUE,
  center_id uuid NOT NULL,
  photo_id uuid NOT NULL,
  entry jsonb NOT NULL,
  written_by text NOT NULL REFERENCES "user" ("id"),
  written_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  FOREIGN KEY (center_id, photo_id) REFERENCES photo (center_id, id)
);
CREATE INDEX photo_consent_photo ON photo_consent (photo_id, sequence);

CREATE TABLE release (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  center_id uuid NOT NULL,
  patient_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('record', 'picture')),
  purpose text NOT NULL CHECK (purpose IN ('care', 'teaching', 'research', 'publication')),
  -- Stands in a file without a name; this row alone leads back to the person.
  code text NOT NULL UNIQUE,
  reason text NOT NULL,
  -- The decisions that let it leave, as they were then.
  released_by jsonb NOT NULL,
  assessments integer NOT NULL,
  pictures integer NOT NULL,
  made_by text NOT NULL REFERENCES "user" ("id"),
  made_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  FOREIGN KEY (center_id, patient_id) REFERENCES patient (center_id, id)
);
CREATE INDEX release_patient ON release (patient_id, made_at DESC);

CREATE FUNCTION refuse_consent_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'what was consented to and what left is never changed or removed: a change is a new row';
END $$;
CREATE TRIGGER consent_form_grows BEFORE UPDATE OR DELETE ON consent_form
  FOR EACH ROW EXECUTE FUNCTION refuse_consent_change();
CREATE TRIGGER consent_form_stays BEFORE TRUNCATE ON consent_form
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_consent_change();
CREATE TRIGGER consent_record_grows BEFORE UPDATE OR DELETE ON consent_record
  FOR EACH ROW EXECUTE FUNCTION refuse_consent_change();
CREATE TRIGGER consent_record_stays BEFORE TRUNCATE ON consent_record
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_consent_change();
CREATE TRIGGER photo_consent_grows BEFORE UPDATE OR DELETE ON photo_consent
  FOR EACH ROW EXECUTE FUNCTION refuse_consent_change();
CREATE TRIGGER photo_consent_stays BEFORE TRUNCATE ON photo_consent
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_consent_change();
CREATE TRIGGER release_grows BEFORE UPDATE OR DELETE ON release
  FOR EACH ROW EXECUTE FUNCTION refuse_consent_change();
CREATE TRIGGER release_stays BEFORE TRUNCATE ON release
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_consent_change();
`
