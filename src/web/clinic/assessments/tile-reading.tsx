import { useLingui } from '@lingui/react'
import { Text } from '@mantine/core'
import { SIDES } from '../../../core/face/side.ts'
import { measureName } from '../../components/measure-name.ts'
import { ReadingText } from '../../components/reading-text.tsx'
import { SideMark } from '../../components/sides.tsx'
import type { KeyMeasure } from './key-measure.ts'
import classes from './tile.module.css'

/** The key measure of a tile: both sides, or the one reason both share. */
export function TileReading({ measure, readings }: KeyMeasure) {
  const { i18n } = useLingui()
  const { left, right } = readings
  const shared = !left.ok && !right.ok && left.why === right.why
  return (
    <div>
      <Text size="sm" c="dimmed">
        {i18n._('{measure}, automatic', { measure: measureName(i18n, measure) })}
      </Text>
      {shared ? (
        <Text size="sm">
          <ReadingText reading={left} />
        </Text>
      ) : (
        SIDES.map((side) => (
          <div key={side} className={classes['reading']}>
            <SideMark side={side} />
            <span>
              <ReadingText reading={readings[side]} />
            </span>
          </div>
        ))
      )}
    </div>
  )
}
