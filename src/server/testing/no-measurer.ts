import type { PhotoMeasurer } from '../../core/records/photo-measurer.ts'

/** For tests in which nothing is measured. */
export const NO_MEASURER: PhotoMeasurer = {
  engine: { version: '0.0.0', landmarksModel: 'none', detectorModel: 'none' },
  measure: () => Promise.reject(new Error('nothing is to be measured in this test')),
  close: () => Promise.resolve(),
}
