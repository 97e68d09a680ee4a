/** Who saw or changed what, when, from where and why: one row an access. */
export const audit = `
CREATE TABLE audit_entry (
  id bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
  center_id uuid NOT NULL,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  actor text NOT NULL,
  role text NOT NULL,
  action text NOT NULL,
  patient_id uuid,
  record_id uuid,
  outcome text NOT NULL CHECK (outcome IN ('done', 'refused')),
  address text NOT NULL,
  reason text
);
`
