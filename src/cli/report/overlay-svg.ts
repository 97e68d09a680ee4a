import { SIDE_ON_PICTURE } from '../../core/face/side-colours.ts'
import type { PhotoResult } from '../../core/records/photo-result.ts'
import type { Point } from '../../core/geometry/point.ts'
import { measureName } from './measure-name.ts'
import { noticeMark } from './notice-mark.ts'
import { sideMarks } from './side-marks.ts'

type MeasuredPhoto = Extract<PhotoResult, { status: 'measured' }>

/** Right and left are told apart by the dash as well as by the colour. */
const COLOUR = { ...SIDE_ON_PICTURE, face: '#ffffff' } as const

/** The landmarks, the lines of every measure, which side is which, and that all of it is automatic, as an SVG as large as the upright photo. */
export function overlaySvg(photo: MeasuredPhoto): string {
  const unit = faceSize(photo) / 300
  const dots = (photo.landmarks ?? []).map(([x, y]) => `<circle cx="${px(x)}" cy="${px(y)}" r="${px(unit)}"/>`)
  const lines = (photo.drawings ?? [])
    .filter((drawing) => drawing.points.length > 1)
    .map(({ measure, side, points }) => {
      const title = `${measureName(measure)}${side === null ? '' : `, ${side}`}`
      const dashes = side === 'left' ? ` stroke-dasharray="${px(6 * unit)} ${px(3 * unit)}"` : ''
      const stroke = `stroke="${COLOUR[side ?? 'face']}"${dashes}`
      return `<polyline points="${path(points)}" ${stroke}><title>${escape(title)}</title></polyline>`
    })
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${photo.width}" height="${photo.height}"`,
    ` viewBox="0 0 ${photo.width} ${photo.height}">`,
    `<g fill="#ffffff" fill-opacity="0.7" stroke="#000000" stroke-width="${px(unit / 4)}">${dots.join('')}</g>`,
    `<g fill="none" stroke-width="${px(1.6 * unit)}" stroke-linecap="round">${lines.join('')}</g>`,
    sideMarks(photo, unit),
    noticeMark(photo),
    '</svg>',
  ].join('')
}

/** Height of the face in pixels, so that lines are as fine on a small face as on a large one; without landmarks, the photo's. */
function faceSize({ landmarks, height }: MeasuredPhoto): number {
  const ys = (landmarks ?? []).map(([, y]) => y)
  return ys.length > 1 ? Math.max(...ys) - Math.min(...ys) : height
}

const px = (value: number): string => value.toFixed(2)

const path = (points: readonly Point[]): string => points.map(([x, y]) => `${px(x)},${px(y)}`).join(' ')

const escape = (value: string): string => value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
