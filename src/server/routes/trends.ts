import { setImmediate } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import type { Photo, TrendPoint } from '../../core/records/assessment.ts'
import { measureSession } from '../../core/records/measure-session.ts'
import type { MeasureResult } from '../../core/records/photo-result.ts'
import { photoRows, toPhoto } from './photo-rows.ts'
import { serve } from './serve.ts'
import type { Services } from './services.ts'
import { newestPerView } from './session.ts'

type Dated = Pick<TrendPoint, 'assessmentId' | 'date'>

/** What was read at one assessment, and the photos it was read from. */
interface Visit {
  readonly at: Dated
  readonly photos: readonly Photo[]
  readonly points: readonly TrendPoint[]
}

/** Every measure of a patient over time, assessment by assessment; where there is no number the reading tells why. */
export function trendRoutes(app: FastifyInstance, services: Services): void {
  serve(app, services, 'trends', async ({ id, db }) => {
    const assessments = await db
      .selectFrom('assessment')
      .select(['id', 'date', 'cornea_mm'])
      .where('patient_id', '=', id)
      .where('deleted_at', 'is', null)
      .orderBy('date')
      .orderBy('created_at')
      .execute()
    if (assessments.length === 0) return []
    const rows = await photoRows(db)
      .where('assessment_id', 'in', assessments.map((assessment) => assessment.id))
      .where('deleted_at', 'is', null)
      .execute()
    const all = rows.map(toPhoto)
    const visits: Visit[] = []
    for (const { id: assessmentId, date, cornea_mm: cornea } of assessments) {
      // Other requests have their turn between two assessments: the movements of one take tens of milliseconds.
      await setImmediate()
      const at = { assessmentId, date }
      const photos = all.filter((photo) => photo.assessmentId === assessmentId)
      visits.push({ at, photos, points: pointsOf(at, photos, cornea) })
    }
    return atEveryVisit(visits)
  })
}

function pointsOf(at: Dated, photos: readonly Photo[], cornea: number | null): TrendPoint[] {
  const session = newestPerView(photos)
  const fixed = session.flatMap(({ view, result }) =>
    result.status === 'measured'
      ? Object.entries(result.measures).flatMap(([measure, readings]) =>
          sidesOf(readings).map((one): TrendPoint => ({ ...at, view, measure, ...one })),
        )
      : [],
  )
  const moved = measureSession(session, cornea ?? undefined).map((excursion): TrendPoint => ({ ...at, ...excursion }))
  return [...fixed, ...moved]
}

const trendOf = ({ view, measure }: TrendPoint): string => `${view} ${measure}`
const placeOf = (point: TrendPoint): string => `${trendOf(point)} ${point.side ?? 'face'}`

/** Of every measure that has a number somewhere, one point at each visit: a visit left out would look like none at all. */
function atEveryVisit(visits: readonly Visit[]): TrendPoint[] {
  const points = visits.flatMap((visit) => visit.points)
  const read = new Set(points.filter(({ reading }) => reading.ok).map(trendOf))
  const places = new Map(points.filter((point) => read.has(trendOf(point))).map((point) => [placeOf(point), point]))
  return visits.flatMap(({ at, photos, points: here }) => {
    const found = new Map(here.map((point) => [placeOf(point), point]))
    return [...places].map(
      ([place, { view, measure, side }]): TrendPoint =>
        found.get(place) ?? { ...at, view, measure, side, reading: { ok: false, why: whyUnread(photos, view) } },
    )
  })
}

/** Why a visit has no reading of a measure of this view: what happened to its newest photo. */
function whyUnread(photos: readonly Photo[], view: Photo['view']): string {
  const taken = photos.filter((photo) => photo.view === view)
  const photo = taken.findLast(({ state }) => state === 'measured') ?? taken.at(-1)
  if (photo === undefined) return 'not-photographed'
  if (photo.run?.result.status === 'refused' && photo.state === 'refused') return photo.run.result.why
  if (photo.state === 'failed') return 'measurement-failed'
  return photo.state === 'measured' ? 'measure-not-read' : 'not-measured-yet'
}

const sidesOf = (readings: MeasureResult): Pick<TrendPoint, 'side' | 'reading'>[] =>
  'value' in readings
    ? [{ side: null, reading: readings.value }]
    : (['left', 'right', 'difference'] as const).map((side) => ({ side, reading: readings[side] }))
