import type { PhotoMeasurer } from '../../src/core/records/photo-measurer.ts'

/** In place of the networks, which have tests of their own: refuses every photo at once. */
export const REFUSES: PhotoMeasurer = {
  engine: { version: '0.0.0', landmarksModel: 'none', detectorModel: 'none' },
  measure: ({ name }) => Promise.resolve({ file: name, status: 'refused', why: 'There is no face in this picture.', quality: [] }),
  close: () => Promise.resolve(),
}
