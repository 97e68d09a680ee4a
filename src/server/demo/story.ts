import type { BothSides } from '../../core/face/side.ts'
import { type Looks, NORMAL_SIDE, type SideFunction, sideFunction } from '../../core/phantom/index.ts'
import type { ViewId } from '../../core/records/assessment.ts'
import type { AffectedSide } from '../../core/records/patient.ts'

/** One visit to the fictional center: how many days before today, and how each side of the face works by then. */
export interface Visit {
  readonly daysAgo: number
  readonly note: string
  readonly sides: BothSides<SideFunction>
}

/** A person who does not exist. */
export interface Person {
  readonly key: string
  readonly name: string
  readonly birthDate: string
  readonly recordNumber: string
  readonly affectedSide: AffectedSide
  readonly onsetDaysAgo: number | null
  readonly diagnosis: string
  readonly looks: Partial<Looks>
  readonly irisDiameter: number
  readonly seed: number
  readonly views: readonly ViewId[]
  readonly visits: readonly Visit[]
}

const CORE_VIEWS: readonly ViewId[] = ['rest', 'smile_closed', 'smile_open', 'brow_up', 'eyes_gentle', 'pucker']

const visit = (daysAgo: number, note: string, side: 'left' | 'right', works: SideFunction): Visit => ({
  daysAgo,
  note,
  sides: side === 'left' ? { left: works, right: NORMAL_SIDE } : { left: NORMAL_SIDE, right: works },
})

/** A side on which an operation gave the smile back, and nothing else. */
const reanimated = (smile: number, tone: number): SideFunction => {
  const paralysed = sideFunction(0, tone)
  return { ...paralysed, strength: { ...paralysed.strength, smile } }
}

/** The people of the fictional center. Courses follow the textbook course of each condition; the figures are invented. */
export const PEOPLE: readonly Person[] = [
  {
    key: 'bell-recovering',
    name: 'Amara Okafor',
    birthDate: '1987-03-14',
    recordNumber: 'DEMO-001',
    affectedSide: 'left',
    onsetDaysAgo: 190,
    diagnosis: 'Bell’s palsy, flaccid at onset, recovering',
    looks: { skin: 'VI', hair: 'black', style: 'long', iris: 'brown', age: 0.25, shirt: [0.3, 0.07, 0.05] },
    irisDiameter: 11.8,
    seed: 11,
    views: CORE_VIEWS,
    visits: [
      visit(186, 'Four days after onset. No movement on the left; eye care explained.', 'left', sideFunction(0, 0.05)),
      visit(146, 'First flicker at the corner of the mouth.', 'left', sideFunction(0.15, 0.35)),
      visit(100, 'Moves in every region; the eye closes with effort.', 'left', sideFunction(0.5, 0.7)),
      visit(45, 'Almost even at rest.', 'left', sideFunction(0.8, 0.92)),
      visit(6, 'Satisfied; last control.', 'left', sideFunction(0.93, 1)),
    ],
  },
  {
    key: 'synkinesis',
    name: 'Helena Lindqvist',
    birthDate: '1971-11-02',
    recordNumber: 'DEMO-002',
    affectedSide: 'right',
    onsetDaysAgo: 760,
    diagnosis: 'Synkinesis after Bell’s palsy',
    looks: { skin: 'I', hair: 'blond', style: 'long', iris: 'blue', age: 0.5, shirt: [0.06, 0.16, 0.2] },
    irisDiameter: 11.6,
    seed: 23,
    views: [...CORE_VIEWS, 'eyes_tight'],
    visits: [
      visit(420, 'The eye narrows when she smiles.', 'right', sideFunction(0.7, 1.35, 0.6)),
      visit(240, 'Tighter at rest; retraining begins.', 'right', sideFunction(0.7, 1.5, 0.9)),
      visit(30, 'After six months of retraining.', 'right', sideFunction(0.78, 1.25, 0.5)),
    ],
  },
  {
    key: 'schwannoma-masseteric',
    name: 'Kenji Morimoto',
    birthDate: '1965-06-21',
    recordNumber: 'DEMO-003',
    affectedSide: 'right',
    onsetDaysAgo: 640,
    diagnosis: 'Paralysis after vestibular schwannoma surgery; masseteric nerve transfer',
    looks: { skin: 'III', hair: 'grey', style: 'receding', iris: 'brown', age: 0.7, shirt: [0.1, 0.1, 0.12] },
    irisDiameter: 11.7,
    seed: 37,
    views: CORE_VIEWS,
    visits: [
      visit(610, 'One month after tumour surgery.', 'right', sideFunction(0, 0.1)),
      visit(420, 'One month after masseteric transfer.', 'right', sideFunction(0, 0.15)),
      visit(240, 'Smiles on the right when he bites.', 'right', reanimated(0.45, 0.4)),
      visit(20, 'Smile without thinking of the bite.', 'right', reanimated(0.75, 0.55)),
    ],
  },
  {
    key: 'free-gracilis',
    name: 'Tomasz Zielinski',
    birthDate: '1994-01-30',
    recordNumber: 'DEMO-004',
    affectedSide: 'left',
    onsetDaysAgo: 3100,
    diagnosis: 'Long-standing paralysis; free gracilis muscle transfer',
    looks: { skin: 'II', hair: 'auburn', style: 'short', iris: 'green', age: 0.2, shirt: [0.1, 0.2, 0.1] },
    irisDiameter: 11.9,
    seed: 41,
    views: ['rest', 'smile_closed', 'smile_open', 'brow_up', 'eyes_gentle'],
    visits: [
      visit(500, 'Before surgery.', 'left', sideFunction(0, 0.05)),
      visit(270, 'Four months after transfer: tone, no movement yet.', 'left', reanimated(0.05, 0.45)),
      visit(14, 'The muscle contracts.', 'left', reanimated(0.8, 0.7)),
    ],
  },
  {
    key: 'congenital',
    name: 'Lucía Fernández',
    birthDate: '2008-09-09',
    recordNumber: 'DEMO-005',
    affectedSide: 'left',
    onsetDaysAgo: null,
    diagnosis: 'Congenital facial palsy, lower face',
    looks: { skin: 'IV', hair: 'brown', style: 'long', iris: 'hazel', age: 0, shirt: [0.28, 0.2, 0.04] },
    irisDiameter: 11.7,
    seed: 53,
    views: [...CORE_VIEWS, 'lower_teeth'],
    visits: [
      visit(380, 'First visit; weakness known since birth.', 'left', lowerFaceWeak(0.2)),
      visit(12, 'Unchanged, as expected.', 'left', lowerFaceWeak(0.2)),
    ],
  },
  {
    key: 'healthy-control',
    name: 'David Mensah-Clarke',
    birthDate: '1979-04-18',
    recordNumber: 'DEMO-006',
    affectedSide: 'none',
    onsetDaysAgo: null,
    diagnosis: 'Healthy volunteer',
    looks: { skin: 'V', hair: 'black', style: 'short', iris: 'brown', age: 0.4, shirt: [0.05, 0.1, 0.25] },
    irisDiameter: 11.8,
    seed: 67,
    views: [...CORE_VIEWS, 'lower_teeth', 'snarl'],
    visits: [
      visit(90, 'First of two sessions for repeatability.', 'left', NORMAL_SIDE),
      visit(60, 'Second session.', 'left', NORMAL_SIDE),
    ],
  },
]

/** Weak about the mouth, normal above it. */
function lowerFaceWeak(strength: number): SideFunction {
  const normal = NORMAL_SIDE.strength
  return { ...NORMAL_SIDE, tone: 0.85, strength: { ...normal, smile: strength, lips: strength + 0.2, lowerLip: 0 } }
}
