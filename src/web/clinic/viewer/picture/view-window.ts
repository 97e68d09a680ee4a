/** A rectangle in picture pixels. */
export interface Rect {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Deepest zoom: the window is this many times smaller than the picture; beyond it one sees pixels, not a face. */
const DEEPEST = 24

/** The window that shows a whole picture. */
export const wholePicture = (picture: { readonly width: number; readonly height: number }): Rect => ({
  x: 0,
  y: 0,
  width: picture.width,
  height: picture.height,
})

/** How many times larger than "the whole picture" the window shows it. */
export const zoomOf = (window: Rect, whole: Rect): number => whole.width / window.width

const between = (low: number, value: number, high: number): number => Math.min(high, Math.max(low, value))

/** Keeps the centre of the window on the picture, so that a face can never be dragged out of sight. */
function onPicture(window: Rect, whole: Rect): Rect {
  const centreX = between(whole.x, window.x + window.width / 2, whole.x + whole.width)
  const centreY = between(whole.y, window.y + window.height / 2, whole.y + whole.height)
  return { ...window, x: centreX - window.width / 2, y: centreY - window.height / 2 }
}

/**
 * Zooms about a place in the picture: what lies under the pointer stays under it.
 * The widest window is the whole picture, which is also always shown centred.
 * @param factor above 1 comes nearer, below 1 goes back
 */
export function zoomAbout(window: Rect, whole: Rect, factor: number, at: readonly [number, number]): Rect {
  const zoom = between(1, zoomOf(window, whole) * factor, DEEPEST)
  if (zoom === 1) return whole
  const shrink = whole.width / zoom / window.width
  return onPicture(
    {
      x: at[0] - (at[0] - window.x) * shrink,
      y: at[1] - (at[1] - window.y) * shrink,
      width: window.width * shrink,
      height: window.height * shrink,
    },
    whole,
  )
}

/** Moves the window by picture pixels. The whole picture does not move. */
export function pan(window: Rect, whole: Rect, dx: number, dy: number): Rect {
  if (zoomOf(window, whole) <= 1) return whole
  return onPicture({ ...window, x: window.x + dx, y: window.y + dy }, whole)
}

/** The smallest window of the picture's own proportions that holds a region, and no smaller than the deepest zoom. */
export function windowOn(region: Rect, whole: Rect): Rect {
  const share = between(1 / DEEPEST, Math.max(region.width / whole.width, region.height / whole.height), 1)
  const width = whole.width * share
  const height = whole.height * share
  return onPicture(
    { x: region.x + (region.width - width) / 2, y: region.y + (region.height - height) / 2, width, height },
    whole,
  )
}

/** How much nearer one press of "zoom in" comes. */
export const ZOOM_STEP = 1.5

/** Zooms about the middle of what is shown. */
export const zoomInPlace = (window: Rect, whole: Rect, factor: number): Rect =>
  zoomAbout(window, whole, factor, [window.x + window.width / 2, window.y + window.height / 2])
