/** What the owner decides for the whole center, and the state of a photo that is kept without being measured. */
export const centerSettings = `
ALTER TABLE center ADD COLUMN automatic_measurement boolean NOT NULL DEFAULT true;

ALTER TABLE photo DROP CONSTRAINT photo_state_check;
ALTER TABLE photo ADD CONSTRAINT photo_state_check
  CHECK (state IN ('waiting', 'measuring', 'measured', 'refused', 'failed', 'stored'));
CREATE INDEX photo_stored ON photo (center_id) WHERE state = 'stored' AND deleted_at IS NULL;
`
