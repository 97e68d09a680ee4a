import { setImmediate } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import type { Photo, TrendPoint } from '../../core/records/assessment.ts'
import { measureSession } from '../../core/records/measure-session.ts'
import type { MeasureResult } from '../../core/records/photo-result.ts'
import { photoRows, toPhoto } from './photo-rows.ts'
import { notFound } from './problem.ts'
import { serve } from './serve.ts'
import type { Services } from './services.ts'
import { newestPerView } from './session.ts'

type Dated = Pick<TrendPoint, 'assessmentId' | 'date'>

/** Every reading of a patient over time, assessment by assessment; where there was none there is no point. */
export function trendRoutes(app: FastifyInstance, services: Services): void {
  const { db } = services
  serve(app, services, 'trends', async ({ id, caller }) => {
    const patient = await db
      .selectFrom('patient')
      .select('id')
      .where('center_id', '=', caller.center)
      .where('id', '=', id)
      .where('deleted_at', 'is', null)
      .executeTakeFirst()
    if (patient === undefined) throw notFound('patient')
    const assessments = await db
      .selectFrom('assessment')
      .select(['id', 'date', 'cornea_mm'])
      .where('center_id', '=', caller.center)
      .where('patient_id', '=', id)
      .where('deleted_at', 'is', null)
      .orderBy('date')
      .orderBy('created_at')
      .execute()
    if (assessments.length === 0) return []
    const rows = await photoRows(db, caller.center)
      .where('assessment_id', 'in', assessments.map((assessment) => assessment.id))
      .where('deleted_at', 'is', null)
      .execute()
    const photos = rows.map(toPhoto)
    const points: TrendPoint[] = []
    for (const { id: assessmentId, date, cornea_mm: cornea } of assessments) {
      // Other requests have their turn between two assessments: the movements of one take tens of milliseconds.
      await setImmediate()
      points.push(
        ...pointsOf({ assessmentId, date }, photos.filter((photo) => photo.assessmentId === assessmentId), cornea),
      )
    }
    return points
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
  return [...fixed, ...moved].filter(({ reading }) => reading.ok)
}

const sidesOf = (readings: MeasureResult): Pick<TrendPoint, 'side' | 'reading'>[] =>
  'value' in readings
    ? [{ side: null, reading: readings.value }]
    : (['left', 'right', 'difference'] as const).map((side) => ({ side, reading: readings[side] }))
