import { ActionIcon, Box, Group, Text, Tooltip } from '@mantine/core'
import { useLingui } from '@lingui/react'
import { IconMinus, IconPlus, IconZoomReset } from '@tabler/icons-react'
import { useMemo, useRef, type KeyboardEvent, type ReactNode } from 'react'
import { SideMark } from '../../../components/sides.tsx'
import { LoadNote } from './LoadNote.tsx'
import classes from './PictureStage.module.css'
import type { PictureLoad } from './use-picture-load.ts'
import { useStageGestures, type ChangeWindow } from './use-stage-gestures.ts'
import { pan, wholePicture, ZOOM_STEP, zoomInPlace, zoomOf, type Rect } from './view-window.ts'

const KEY_STEP = 0.1

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-KEY_STEP, 0],
  ArrowRight: [KEY_STEP, 0],
  ArrowUp: [0, -KEY_STEP],
  ArrowDown: [0, KEY_STEP],
}

interface Props {
  readonly picture: { readonly width: number; readonly height: number }
  readonly window: Rect
  readonly onWindow: ChangeWindow
  readonly label: string
  readonly status: PictureLoad['status']
  /** Whether the edges are those of the patient's sides, and may be called so. */
  readonly upright: boolean
  /** SVG in pixels of the picture. */
  readonly children: ReactNode
  /** More controls, beside the zoom. */
  readonly controls?: ReactNode
}

/** A picture that is zoomed and panned by hand, wheel, fingers and keys, with the patient's sides written on it where they are known. */
export function PictureStage({ picture, window, onWindow, label, status, upright, children, controls }: Props) {
  const { i18n } = useLingui()
  const svg = useRef<SVGSVGElement>(null)
  const { width, height } = picture
  const whole = useMemo(() => wholePicture({ width, height }), [width, height])
  const gestures = useStageGestures(svg, whole, onWindow)
  const near = zoomOf(window, whole) > 1

  const onKeyDown = (event: KeyboardEvent): void => {
    const step = ARROWS[event.key]
    if (step === undefined || !near) return
    event.preventDefault()
    onWindow((shown) => pan(shown, whole, step[0] * shown.width, step[1] * shown.height))
  }

  return (
    <Box className={classes['stage']} tabIndex={0} role="group" aria-label={label} onKeyDown={onKeyDown}>
      <svg
        ref={svg}
        className={classes['picture']}
        style={{ touchAction: near ? 'none' : 'pan-y' }}
        viewBox={`${window.x} ${window.y} ${window.width} ${window.height}`}
        data-zoom={zoomOf(window, whole).toFixed(2)}
        {...gestures}
      >
        {children}
      </svg>
      <div className={classes['note']}>
        <LoadNote status={status} />
      </div>
      {upright ? (
        <>
          <Text component="span" className={classes['caption']} data-side="right" size="sm">
            <SideMark side="right" named={false} /> {i18n._("patient's right")}
          </Text>
          <Text component="span" className={classes['caption']} data-side="left" size="sm">
            {i18n._("patient's left")} <SideMark side="left" named={false} />
          </Text>
        </>
      ) : null}
      <Group className={classes['controls']} gap={4}>
        <ZoomButton name={i18n._('Zoom in')} hint="+" onPress={() => onWindow((shown) => zoomInPlace(shown, whole, ZOOM_STEP))}>
          <IconPlus size={18} />
        </ZoomButton>
        <ZoomButton
          name={i18n._('Zoom out')}
          hint="−"
          onPress={() => onWindow((shown) => zoomInPlace(shown, whole, 1 / ZOOM_STEP))}
        >
          <IconMinus size={18} />
        </ZoomButton>
        <ZoomButton name={i18n._('Show the whole picture')} hint="0" onPress={() => onWindow(() => whole)}>
          <IconZoomReset size={18} />
        </ZoomButton>
        {controls}
      </Group>
    </Box>
  )
}

interface ZoomButtonProps {
  readonly name: string
  readonly hint: string
  readonly onPress: () => void
  readonly children: ReactNode
}

/** A button on the picture, with its key in the hint. */
export function ZoomButton({ name, hint, onPress, children }: ZoomButtonProps) {
  return (
    <Tooltip label={`${name} (${hint})`} openDelay={500}>
      <ActionIcon variant="default" size={36} aria-label={name} onClick={onPress}>
        {children}
      </ActionIcon>
    </Tooltip>
  )
}
