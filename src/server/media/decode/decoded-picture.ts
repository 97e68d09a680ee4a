import type { Picture } from '../../../core/geometry/picture.ts'

/** An upright picture, reduced where that was asked for, with the size of the upright photo itself. */
export interface DecodedPicture {
  readonly picture: Picture
  readonly width: number
  readonly height: number
}
