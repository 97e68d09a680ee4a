import { useLingui } from '@lingui/react'
import { Group, Text } from '@mantine/core'
import { Area, CartesianGrid, ComposedChart, Line, ReferenceArea, ReferenceLine, ResponsiveContainer, XAxis, YAxis } from 'recharts'
import type { ViewId } from '../../core/records/assessment.ts'
import { factsOf } from '../clinic/viewer/table/catalogue.ts'
import { axisText, withUnit } from '../components/number-text.ts'
import { colourOf, TrendMark } from './TrendMark.tsx'
import { timeSpan, valueAxis } from './trend-axis.ts'
import { bandOf, linesOf, valueOf, type TrendDate } from './trend-series.ts'

interface Props {
  readonly title: string
  readonly measure: string
  readonly view: ViewId
  readonly dates: readonly TrendDate[]
  readonly onset: string | null
}

const GREY = 'var(--mantine-color-dimmed)'

/** Right and left over time with one standard deviation around each, onset and the normal range. The table says the same. */
export function TrendChart({ title, measure, view, dates, onset }: Props) {
  const { i18n } = useLingui()
  const { normal, unit, excursion } = factsOf(measure, view)
  const lines = linesOf(dates)
  const { domain, ticks } = valueAxis({ dates, lines, normal, unit, excursion })
  const onsetTime = onset ? Date.parse(`${onset}T00:00:00Z`) : null
  const shortDate = (time: number): string =>
    new Intl.DateTimeFormat(i18n.locale, { year: 'numeric', month: 'short', timeZone: 'UTC' }).format(time)
  const names = { right: i18n._("patient's right"), left: i18n._("patient's left"), face: i18n._('whole face') }
  return (
    <figure style={{ margin: 0 }}>
      <Group gap="lg" mb="xs" component="figcaption">
        {lines.map((line) => (
          <Group key={line} gap={6}>
            <svg width={14} height={14} aria-hidden>
              <TrendMark line={line} cx={7} cy={7} />
            </svg>
            <Text size="sm">{names[line]}</Text>
          </Group>
        ))}
        {normal ? (
          <Text size="sm" c="dimmed">
            {normal.meaning === 'individuals' ? i18n._('grey band: normal range') : i18n._('grey band: healthy averages')}
          </Text>
        ) : null}
      </Group>
      <div role="img" aria-label={i18n._('Chart of {title}; the table below holds its numbers', { title })} style={{ height: 320 }}>
        <ResponsiveContainer width="100%" height="100%">
          <ComposedChart data={[...dates]} accessibilityLayer={false} margin={{ top: 24, right: 16, bottom: 4, left: 0 }}>
            <CartesianGrid stroke="var(--mantine-color-default-border)" vertical={false} />
            <XAxis
              dataKey="time"
              type="number"
              scale="time"
              domain={timeSpan(dates, onsetTime)}
              tickFormatter={shortDate}
              tick={{ fill: GREY, fontSize: 14 }}
              stroke={GREY}
              minTickGap={40}
            />
            <YAxis
              domain={[...domain]}
              ticks={[...ticks]}
              interval={0}
              tickFormatter={(value: number) => withUnit(axisText(i18n.locale, value), unit ?? '')}
              width={68}
              tick={{ fill: GREY, fontSize: 14 }}
              stroke={GREY}
            />
            {normal ? <ReferenceArea y1={normal.low} y2={normal.high} fill="#8a939c" fillOpacity={0.22} strokeOpacity={0} /> : null}
            {onsetTime !== null ? (
              <ReferenceLine
                x={onsetTime}
                stroke="var(--mantine-color-text)"
                strokeDasharray="5 4"
                label={{ value: i18n._('onset'), position: 'top', fill: 'var(--mantine-color-text)', fontSize: 14 }}
              />
            ) : null}
            {lines.map((line) => (
              <Area
                key={`band-${line}`}
                dataKey={(date: TrendDate) => bandOf(date[line])}
                fill={colourOf(line)}
                fillOpacity={0.16}
                stroke="none"
                isAnimationActive={false}
                activeDot={false}
              />
            ))}
            {lines.map((line) => (
              <Line
                key={line}
                dataKey={(date: TrendDate) => valueOf(date[line])}
                stroke={colourOf(line)}
                strokeWidth={2}
                isAnimationActive={false}
                activeDot={false}
                dot={({ key, cx, cy }) => <TrendMark key={key} line={line} cx={cx} cy={cy} />}
              />
            ))}
          </ComposedChart>
        </ResponsiveContainer>
      </div>
    </figure>
  )
}
