/**
 * An upright sRGB picture, 8 bits a channel, three channels interleaved (RGBRGB…), rows from the top.
 * Its top-left corner is (0, 0); the centre of its first pixel is (0.5, 0.5).
 */
export interface Picture {
  readonly width: number
  readonly height: number
  readonly data: Uint8Array
}
