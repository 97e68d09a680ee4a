/** What `facialis --help` says after the list of commands. */
export const MANUAL = `
Examples:
  facialis start                               open the clinic at http://localhost:7007
  facialis start --demo                        the same, with a fictional center to look around in
  facialis measure portrait.jpg                a readable table
  facialis measure photos/ --json > report.json
  facialis measure photos/ --csv readings.csv --overlay annotated/
  facialis emotrics landmarks.json --corrected
  facialis audit verify                        whether the record of accesses is whole

What is measured:
  Heights, widths and angles of brow, lids and mouth for each side of the face, and how far the midline deviates, in
  millimetres and degrees with one standard deviation. The ruler is the iris: 11.77 mm across, or what --cornea says.
  Right and left are the patient's own. What cannot be measured says why; it is never zero. Every figure is automatic
  and is to be reviewed by a clinician. Photos stay on this machine.

Exit codes:
  0   every photo was measured
  2   some photos were refused; each is named, with the reason
  1   the command was mistyped, or names a file that does not exist, or a result could not be written

Environment:
  FACIALIS_PORT   port of the server (7007)
  FACIALIS_HOST   address it listens on (127.0.0.1: this machine alone)
  FACIALIS_DATA   folder of the data: database, photos, keys (./data; with --demo ./data/demo)
  FACIALIS_MASTER_KEY, FACIALIS_MASTER_KEY_FILE
                  the key that wraps the keys of all photos, 32 bytes in base64; without, <data>/master.key is made: keep a
                  copy of it where the photos are not, for without it nobody can ever see them
  FACIALIS_MEDIA  keeps photos in a bucket, s3://bucket/folder?endpoint=https://host&region=name; without, in the data
                  folder. The keys to the bucket are AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY
  DATABASE_URL    a PostgreSQL of your own, postgres://user:password@host:port/name; without it, Facialis runs one itself
  FACIALIS_DATABASE_OWNER_URL
                  the owner of the tables there, for migrations; then DATABASE_URL may be an account with few rights
  FACIALIS_AUDIT_ANCHOR
                  file with the heads of the audit, best on another disk (<data>/audit.head)
  FACIALIS_ROLE   api answers requests, worker measures photos, both does both (both); api and worker need DATABASE_URL
`

/** What `facialis measure --help` says after its options. */
export const MEASURE_MANUAL = `
A folder is searched to its depths for pictures; hidden ones and *.overlay.png are left out. Each photo is measured, or
refused by one sentence that names it, and the batch goes on. JPEG, PNG, WebP, TIFF, AVIF, HEIC and GIF of one picture
are read, up to 100 megapixels (HEIC: 64).

--cornea takes the white-to-white diameter of the cornea as a biometer or ruler gave it, 8 to 15 mm. Give only photos of
that person: every millimetre is then measured by it, instead of by the 11.77 mm of the average adult.

JSON ("facialis.measure/1"):
  { "schema", "engine", "photos": [ { "file", "status": "measured" | "refused", "why"?, "width"?, "height"?, "faces"?,
    "scale": { "mmPerPixel", "sd", "source" }, "pose": { "yaw", "pitch", "roll" }, "quality": […],
    "measures": { "<id>": { "left": R, "right": R, "difference": R } or { "value": R } }, "landmarks"? } ] }
  Only a refused photo may lack its size and the number of faces: when it could not be read.
  R is { "ok": true, "value", "sd", "unit" } or { "ok": false, "why" }; the difference is left − right.
  Landmarks are [x, y] in pixels of the upright picture; its top-left corner is (0, 0).

Examples:
  facialis measure rest.jpg smile.jpg
  facialis measure photos/ --json --landmarks > report.json
  facialis measure photos/ --overlay annotated/ --csv readings.csv
  facialis measure rest.jpg --cornea 12.1

Exit codes: 0 all measured, 2 some refused (each named), 1 the command was mistyped, names a file that does not exist, or
a result could not be written.
`

/** What `facialis emotrics --help` says after its options. */
export const EMOTRICS_MANUAL = `
FILE is Emotrics' own text file, or JSON with positions in pixels of the picture:
  { "landmarks68": [[x, y], …], "leftIris": [x, y, r], "rightIris": [x, y, r], "mmPerPixel"? }
Printed: { "left": {…}, "right": {…}, "deviation": {…}, "percent": {…} } under that program's own names. Without
--corrected the figures agree with that program, its defects included; with it the defects are mended.
`
