import type { Circle } from '../../face/face.ts'
import type { BothSides } from '../../face/side.ts'
import type { Point } from '../../geometry/point.ts'

/** A face as Emotrics knows it. */
export interface EmotricsInput {
  /** The 68 iBUG points, pixels. */
  readonly points: readonly Point[]
  readonly irises: BothSides<Circle>
  /** Null: 11.77 mm for the mean iris diameter. */
  readonly mmPerPixel: number | null
}

/** What was read, or one sentence that says what is wrong with the text. */
export type Parsed = { readonly ok: true; readonly input: EmotricsInput } | { readonly ok: false; readonly why: string }
