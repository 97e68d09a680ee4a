import type { PhotoResult } from '../../core/records/photo-result.ts'

/** The result of a photo of which not even the pixels are known. */
export const refused = (file: string, why: string): PhotoResult => ({
  file,
  status: 'refused',
  why,
  quality: [],
})
