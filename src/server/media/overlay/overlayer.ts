import { openHelper } from '../../processes/helper.ts'
import type { composeOverlay } from './compose-overlay.ts'

export interface OverlayRequest {
  readonly photo: string
  readonly drawing: string
  readonly destination: string
}

/** `composeOverlay` in a process of its own, one photo at a time. */
export function openOverlayer(): typeof composeOverlay {
  const { ask } = openHelper<OverlayRequest, void>(new URL('./overlay-child', import.meta.url))
  return (photo, drawing, destination) => ask({ photo, drawing, destination })
}
