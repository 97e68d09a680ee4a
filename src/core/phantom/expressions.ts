import type { ExpressionId } from '../capture/expressions.ts'
import { bothSides, type BothSides } from '../face/side.ts'
import { phantomSpec, type Looks, type PhantomChanges, type PhantomSpec, type SideShape } from './spec.ts'

/** The muscle groups that nerve branches and operations restore one by one. */
export type MuscleGroup = 'brow' | 'eye' | 'smile' | 'lips' | 'lowerLip' | 'nose'

/** How one side of a face works. */
export interface SideFunction {
  /** What is left of voluntary movement: 0 paralysed, 1 normal. */
  readonly strength: Readonly<Record<MuscleGroup, number>>
  /** Tone at rest: 0 flaccid, 1 normal, up to 2 contracted. */
  readonly tone: number
  /** Involuntary movement: the eye narrows when the mouth moves, the mouth moves when the eye closes; 0 none, 1 severe. */
  readonly synkinesis: { readonly oralOcular: number; readonly ocularOral: number }
}

/** A side of which every muscle group has the same strength. */
export const sideFunction = (strength: number, tone: number, synkinesis = 0): SideFunction => ({
  strength: { brow: strength, eye: strength, smile: strength, lips: strength, lowerLip: strength, nose: strength },
  tone,
  synkinesis: { oralOcular: synkinesis, ocularOral: synkinesis },
})

export const NORMAL_SIDE: SideFunction = sideFunction(1, 1)

/** The movement of a normal side, and which muscle group makes it; millimetres. */
interface Movement {
  readonly group: MuscleGroup
  readonly change: Partial<Record<Travel, number>>
}

type Travel = Exclude<keyof SideShape, 'commissure' | 'closure'> | 'lateral' | 'up'

const MOVEMENTS: Readonly<Record<ExpressionId, readonly Movement[]>> = {
  rest: [],
  smile_closed: [
    { group: 'smile', change: { lateral: 4.5, up: 4, nasolabialFold: 0.9 } },
    { group: 'eye', change: { lowerLid: 0.6, canthalLines: 0.2 } },
  ],
  smile_open: [
    { group: 'smile', change: { lateral: 6.5, up: 6.5, upperLipRaise: 2.8, nasolabialFold: 1.5 } },
    { group: 'lowerLip', change: { lowerLipDrop: 1 } },
    { group: 'eye', change: { lowerLid: 1.1, upperLid: 0.4, canthalLines: 0.5 } },
  ],
  brow_up: [{ group: 'brow', change: { browRaise: 7, upperLid: -0.6 } }],
  eyes_gentle: [{ group: 'brow', change: { browRaise: -0.8 } }],
  eyes_tight: [
    { group: 'brow', change: { browRaise: -3 } },
    { group: 'eye', change: { canthalLines: 1 } },
    { group: 'smile', change: { up: 1.6, nasolabialFold: 0.5 } },
    { group: 'nose', change: { alarRaise: 1 } },
  ],
  pucker: [{ group: 'lips', change: { pucker: 6.5, nasolabialFold: -0.3 } }],
  lower_teeth: [
    { group: 'lowerLip', change: { lowerLipDrop: 3.6, lateral: 2, up: -1.6 } },
    { group: 'smile', change: { lateral: 1.5 } },
  ],
  snarl: [
    { group: 'nose', change: { alarRaise: 3.5, upperLipRaise: 3.5, nasolabialFold: 1.1 } },
    { group: 'brow', change: { browRaise: -1.5 } },
    { group: 'eye', change: { lowerLid: 0.8, canthalLines: 0.3 } },
  ],
  nasal_base: [],
}

/** The jaw, which the facial nerve does not move, mm. */
const OPENING: Partial<Record<ExpressionId, number>> = { smile_open: 5, lower_teeth: 5.5, snarl: 2 }

/** The share of the fissure that closes without the orbicularis, when the levator lets go. */
const PASSIVE_CLOSURE = 0.3

const add = (total: Record<Travel, number>, change: Movement['change'], share: number): void => {
  for (const [travel, amount] of Object.entries(change)) total[travel as Travel] += share * amount
}

/** What the tone of a resting side does to it. */
function restingTravel({ tone }: SideFunction): Record<Travel, number> {
  const slack = Math.max(0, 1 - tone)
  const tight = Math.max(0, tone - 1)
  return {
    browRaise: -4 * slack,
    lateral: -1.2 * slack + 0.8 * tight,
    up: -3.4 * slack + 1.8 * tight,
    upperLid: -0.8 * slack + 1.2 * tight,
    lowerLid: -1.6 * slack + 0.9 * tight,
    upperLipRaise: 0,
    lowerLipDrop: 0,
    alarRaise: -0.8 * slack,
    nasolabialFold: 0.7 - 0.6 * slack + 0.9 * tight,
    pucker: 0,
    canthalLines: 0,
  }
}

function shapeOf(view: ExpressionId, side: SideFunction): SideShape {
  const total = restingTravel(side)
  const movements = MOVEMENTS[view]
  for (const { group, change } of movements) add(total, change, side.strength[group])
  const { oralOcular, ocularOral } = side.synkinesis
  const mouthMoves = movements.some(({ group }) => group === 'smile' || group === 'lips' || group === 'lowerLip')
  const eyeCloses = view === 'eyes_gentle' || view === 'eyes_tight'
  if (eyeCloses) add(total, { lateral: 2.4, up: 3.2, nasolabialFold: 0.6 }, ocularOral)
  else if (mouthMoves) add(total, { upperLid: 2.2, lowerLid: 1.2 }, oralOcular)
  const effort = view === 'eyes_tight' ? 1.15 : 1
  const closure = eyeCloses ? Math.min(1, PASSIVE_CLOSURE + (1 - PASSIVE_CLOSURE) * side.strength.eye * effort) : 0
  const { lateral, up, ...shape } = total
  return { ...shape, commissure: { lateral, up }, closure }
}

/**
 * The phantom of a person with these two sides making one of the ten standard views. The stronger side draws the
 * philtrum towards itself.
 */
export function expressionSpec(
  view: ExpressionId,
  sides: BothSides<SideFunction>,
  looks: Partial<Looks> = {},
  changes: Omit<PhantomChanges, 'right' | 'left' | 'looks'> = {},
): PhantomSpec {
  const { right, left } = bothSides((side) => shapeOf(view, sides[side]))
  const pull = (shape: SideShape): number => shape.commissure.lateral - shape.pucker
  return phantomSpec({
    right,
    left,
    looks,
    mouthOpening: OPENING[view] ?? 0,
    philtrum: 0.22 * (pull(left) - pull(right)),
    pose: { yaw: 0, pitch: view === 'nasal_base' ? 24 : 0, roll: 0 },
    ...changes,
  })
}
