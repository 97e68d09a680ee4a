import { useLingui } from '@lingui/react'
import { SIDE_ON_PICTURE } from '../../core/face/side-colours.ts'
import type { Side } from '../../core/face/side.ts'

/** How a side of the patient looks wherever it appears: one colour and one mark, so that neither is told by colour alone. */
export interface SideStyle {
  /** On the page; follows the light or dark ground. */
  readonly color: string
  /** On a photograph. */
  readonly onPicture: string
  readonly mark: 'circle' | 'diamond'
  /** The mark as a character, for plain text. */
  readonly glyph: '●' | '◆'
}

export const SIDE_STYLE: Readonly<Record<Side, SideStyle>> = {
  right: { color: 'var(--side-right)', onPicture: SIDE_ON_PICTURE.right, mark: 'circle', glyph: '●' },
  left: { color: 'var(--side-left)', onPicture: SIDE_ON_PICTURE.left, mark: 'diamond', glyph: '◆' },
}

/** The mark and the word of a side; where room is short (see `.side-name` in app.css) the letter stands for the word. */
export function SideName({ side }: { side: Side }) {
  const { i18n } = useLingui()
  const [word, letter] = side === 'right' ? [i18n._('Right'), i18n._('R')] : [i18n._('Left'), i18n._('L')]
  return (
    <span className="side-name">
      <SideMark side={side} named={false} />
      <span className="side-word">{word}</span>
      <span className="side-letter" aria-hidden title={word}>
        {letter}
      </span>
    </span>
  )
}

/** The mark of a side, named for those who hear the page unless the word stands beside it. */
export function SideMark({ side, named = true, size = 12 }: { side: Side; named?: boolean; size?: number }) {
  const { i18n } = useLingui()
  const name = side === 'right' ? i18n._("patient's right") : i18n._("patient's left")
  const { color, mark } = SIDE_STYLE[side]
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 12 12"
      fill={color}
      {...(named ? { role: 'img', 'aria-label': name } : { 'aria-hidden': true })}
    >
      {mark === 'circle' ? <circle cx="6" cy="6" r="4.4" /> : <path d="M6 0.6 11.4 6 6 11.4 0.6 6z" />}
    </svg>
  )
}
