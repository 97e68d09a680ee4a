import { type Helper, openHelper } from '../processes/helper.ts'
import type { Drawing } from './drawing.ts'

/** Draws the photos of the story as JPEG files, in a process of its own. */
export type Draughtsman = Helper<Drawing, Uint8Array>

export const openDraughtsman = (): Draughtsman => openHelper(new URL('./drawing-child', import.meta.url))
