/**
 * Who may see whom: the roles of a center's accounts, the care team of a restricted record, the glass that was broken, the
 * accounts of patients and of those who care for them, and what the owner is told.
 */
export const access = `
ALTER TABLE membership DROP CONSTRAINT membership_role_check;
ALTER TABLE membership ADD CONSTRAINT membership_role_check CHECK (role IN (
  'owner', 'clinician', 'facialTherapist', 'appointmentSpecialist', 'photographer', 'researcher', 'patient', 'guardian'
));
ALTER TABLE membership ADD UNIQUE (center_id, user_id);

ALTER TABLE patient ADD COLUMN restricted boolean NOT NULL DEFAULT false;

CREATE TABLE care_team (
  center_id uuid NOT NULL,
  patient_id uuid NOT NULL,
  user_id text NOT NULL,
  PRIMARY KEY (patient_id, user_id),
  FOREIGN KEY (center_id, patient_id) REFERENCES patient (center_id, id),
  FOREIGN KEY (center_id, user_id) REFERENCES membership (center_id, user_id)
);

CREATE TABLE patient_account (
  center_id uuid NOT NULL,
  patient_id uuid NOT NULL,
  user_id text NOT NULL,
  relation text NOT NULL CHECK (relation IN ('self', 'guardian')),
  PRIMARY KEY (user_id, patient_id),
  FOREIGN KEY (center_id, patient_id) REFERENCES patient (center_id, id),
  FOREIGN KEY (center_id, user_id) REFERENCES membership (center_id, user_id)
);

CREATE TABLE emergency_access (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  center_id uuid NOT NULL,
  patient_id uuid NOT NULL,
  user_id text NOT NULL,
  reason text NOT NULL,
  opened_at timestamptz NOT NULL DEFAULT now(),
  ends_at timestamptz NOT NULL,
  FOREIGN KEY (center_id, patient_id) REFERENCES patient (center_id, id),
  FOREIGN KEY (center_id, user_id) REFERENCES membership (center_id, user_id)
);
CREATE INDEX emergency_access_open ON emergency_access (patient_id, user_id, ends_at);

-- One row for each owner who is told.
CREATE TABLE notice (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  center_id uuid NOT NULL,
  user_id text NOT NULL,
  emergency_access_id uuid NOT NULL REFERENCES emergency_access (id),
  created_at timestamptz NOT NULL DEFAULT now(),
  read_at timestamptz,
  FOREIGN KEY (center_id, user_id) REFERENCES membership (center_id, user_id)
);
CREATE INDEX notice_of_user ON notice (user_id, created_at DESC);
`
