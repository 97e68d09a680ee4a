import { useEffect, useRef, type PointerEvent, type RefObject } from 'react'
import { pan, zoomAbout, type Rect } from './view-window.ts'

export type ChangeWindow = (change: (window: Rect) => Rect) => void

type Place = readonly [number, number]

/** A place on the screen in picture pixels, or null while the stage is not laid out. */
function inPicture(svg: SVGSVGElement, x: number, y: number): Place | null {
  const matrix = svg.getScreenCTM()
  if (matrix === null) return null
  const point = new DOMPoint(x, y).matrixTransform(matrix.inverse())
  return [point.x, point.y]
}

const middle = (a: Place, b: Place): Place => [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2]
const apart = (a: Place, b: Place): number => Math.hypot(a[0] - b[0], a[1] - b[1])

/** Wheel and pinch zoom about the pointer, drag pans. The same gestures for mouse, touch and pen. */
export function useStageGestures(stage: RefObject<SVGSVGElement | null>, whole: Rect, change: ChangeWindow) {
  const fingers = useRef(new Map<number, Place>())

  useEffect(() => {
    const svg = stage.current
    if (svg === null) return
    // React listens to wheel passively, which could not keep the page from scrolling under the zoom.
    const turn = (event: WheelEvent): void => {
      const at = inPicture(svg, event.clientX, event.clientY)
      if (at === null) return
      event.preventDefault()
      const pixels = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY * 16 : event.deltaY
      change((window) => zoomAbout(window, whole, Math.exp(-pixels * (event.ctrlKey ? 0.01 : 0.002)), at))
    }
    svg.addEventListener('wheel', turn, { passive: false })
    return () => svg.removeEventListener('wheel', turn)
  }, [stage, whole, change])

  const onPointerDown = (event: PointerEvent<SVGSVGElement>): void => {
    if (event.button !== 0) return
    fingers.current.set(event.pointerId, [event.clientX, event.clientY])
  }

  const onPointerMove = (event: PointerEvent<SVGSVGElement>): void => {
    const svg = stage.current
    const before = fingers.current.get(event.pointerId)
    if (svg === null || before === undefined) return
    if (!svg.hasPointerCapture(event.pointerId)) svg.setPointerCapture(event.pointerId)
    const now: Place = [event.clientX, event.clientY]
    const other = [...fingers.current].find(([id]) => id !== event.pointerId)?.[1]
    fingers.current.set(event.pointerId, now)
    const from = inPicture(svg, ...(other ? middle(before, other) : before))
    const to = inPicture(svg, ...(other ? middle(now, other) : now))
    if (from === null || to === null) return
    const factor = other ? apart(now, other) / Math.max(apart(before, other), 1) : 1
    change((window) => zoomAbout(pan(window, whole, from[0] - to[0], from[1] - to[1]), whole, factor, to))
  }

  const onPointerUp = (event: PointerEvent<SVGSVGElement>): void => {
    fingers.current.delete(event.pointerId)
  }

  return { onPointerDown, onPointerMove, onPointerUp, onPointerCancel: onPointerUp }
}
