import { useLingui } from '@lingui/react'
import { Text } from '@mantine/core'
import { Fragment } from 'react'
import { SIDES } from '../../../core/face/side.ts'
import { measureName } from '../../components/measure-name.ts'
import { ReadingText } from '../../components/reading-text.tsx'
import { SideName } from '../../components/sides.tsx'
import type { KeyMeasure } from './key-measure.ts'
import classes from './tile.module.css'

/** The key measure of a tile: both sides, or the one reason both share. */
export function TileReading({ measure, readings }: KeyMeasure) {
  const { i18n } = useLingui()
  const { left, right } = readings
  const shared = !left.ok && !right.ok && left.why === right.why
  return (
    <div className="short-of-room">
      <Text size="sm" c="dimmed">
        {i18n._('{measure}, automatic', { measure: measureName(i18n, measure) })}
      </Text>
      {shared ? (
        <Text size="sm">
          <ReadingText reading={left} />
        </Text>
      ) : (
        <div className={classes['readings']}>
          {SIDES.map((side) => (
            <Fragment key={side}>
              <SideName side={side} />
              <span>
                <ReadingText reading={readings[side]} />
              </span>
            </Fragment>
          ))}
        </div>
      )}
    </div>
  )
}
