import { useState } from 'react'
import type { Point } from '../../../../core/geometry/point.ts'
import { regionOrWhole, type Region } from './face-regions.ts'
import { useSingleKeys, type Keys } from './use-single-keys.ts'
import type { ChangeWindow } from './use-stage-gestures.ts'
import { wholePicture, windowOn, ZOOM_STEP, zoomInPlace, type Rect } from './view-window.ts'

const REGION_KEYS: Readonly<Record<string, Region>> = { e: 'eyes', m: 'mouth', b: 'brows' }

interface PictureWindow {
  readonly window: Rect
  readonly change: ChangeWindow
  readonly show: (region: Region) => void
}

/**
 * What part of a picture is shown, with the keys that change it: + − 0 for the zoom, e m b for eyes, mouth and brows.
 * @param more further single keys of the page
 */
export function usePictureWindow(
  picture: { readonly width: number; readonly height: number },
  landmarks: readonly Point[],
  more: Keys = {},
): PictureWindow {
  const whole = wholePicture(picture)
  const [window, change] = useState<Rect>(whole)
  const [drawnFor, setDrawnFor] = useState(picture)
  // Another picture has other pixels: start from the whole of it.
  if (drawnFor.width !== picture.width || drawnFor.height !== picture.height) {
    setDrawnFor(picture)
    change(whole)
  }
  const show = (region: Region): void => change(windowOn(regionOrWhole(region, landmarks, picture), whole))
  const zoom = (factor: number) => (): void => change((shown) => zoomInPlace(shown, whole, factor))
  useSingleKeys({
    '+': zoom(ZOOM_STEP),
    '=': zoom(ZOOM_STEP),
    '-': zoom(1 / ZOOM_STEP),
    '0': () => change(whole),
    ...Object.fromEntries(Object.entries(REGION_KEYS).map(([key, region]) => [key, () => show(region)])),
    ...more,
  })
  return { window, change, show }
}
