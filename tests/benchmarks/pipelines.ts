import { buildFace } from '../../src/core/face/build-face.ts'
import { headPose } from '../../src/core/face/pose.ts'
import type { Picture } from '../../src/core/geometry/picture.ts'
import { locateFace } from '../../src/core/landmarker/locate-face.ts'
import type { Networks } from '../../src/core/landmarker/network.ts'
import { measureFace } from '../../src/core/measures/index.ts'

/** The measures that are compared, left minus right. */
export const MEASURES = ['commissureHeight', 'browHeight', 'palpebralFissureHeight'] as const
export type Measure = (typeof MEASURES)[number]

/** `naive`: one pass, no flip, no hemiface reflection, an aliased crop; `ours`: the pipeline of the product. */
export const PIPELINES = ['naive', 'ours'] as const
export type Pipeline = (typeof PIPELINES)[number]

export type Differences = Readonly<Record<Measure, number>>

/** Left minus right of each measure, mm. @throws Error when the picture cannot be measured: a benchmark has no gaps. */
export async function differencesOf(picture: Picture, networks: Networks, pipeline: Pipeline): Promise<Differences> {
  const located = await locateFace(picture, networks, { naive: pipeline === 'naive' })
  if (!located.ok) throw new Error(`${pipeline}: ${located.why}`)
  const measures = measureFace(buildFace(located.landmarks, headPose(located.landmarks.points)))
  const read = (measure: Measure): number => {
    const result = measures[measure]
    if (result === undefined || !('difference' in result)) throw new Error(`${measure} has no difference`)
    if (!result.difference.ok) throw new Error(`${pipeline}: ${measure}: ${result.difference.why}`)
    return result.difference.value
  }
  return {
    commissureHeight: read('commissureHeight'),
    browHeight: read('browHeight'),
    palpebralFissureHeight: read('palpebralFissureHeight'),
  }
}
