import type { Engine, PhotoResult } from './photo-result.ts'

/** How a photo is measured, and what the result is to hold beside the measures. */
export interface MeasureOptions {
  /** This person's own corneal diameter, mm, when it was measured: the ruler in place of the population's. 8–15 mm. */
  readonly corneaMm?: number
  /** The 478 points with their spread. */
  readonly landmarks?: boolean
  /** The segments and contours that show on the picture what each measure is. */
  readonly drawings?: boolean
}

/** Where the bytes of a photo are: in a file, or here. */
export type PhotoSource = { readonly path: string } | { readonly bytes: Uint8Array }

/** A photo to measure: `name` is what people call it and what every sentence about it says. */
export type PhotoRequest = PhotoSource & {
  readonly name: string
  readonly options?: MeasureOptions
}

/** Measures photos one by one or many at a time, outside the thread that asks. */
export interface PhotoMeasurer {
  readonly engine: Engine
  /** Never rejects for a bad photo: what cannot be read or measured comes back as refused, with the reason. */
  measure(request: PhotoRequest): Promise<PhotoResult>
  /** Stops the work; photos not yet measured come back as refused. */
  close(): Promise<void>
}
