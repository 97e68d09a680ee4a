import type { BothSides } from '../face/side.ts'
import type { Pose } from '../face/face.ts'

/** What one side of the face does, in millimetres away from the face at rest. */
export interface SideShape {
  /** The brow upwards. */
  readonly browRaise: number
  /** The corner of the mouth: lateral away from the midline, and up. */
  readonly commissure: { readonly lateral: number; readonly up: number }
  /** The upper lid margin downwards, above the pupil; negative: retraction. */
  readonly upperLid: number
  /** The lower lid margin upwards, below the pupil; negative: ectropion, scleral show. */
  readonly lowerLid: number
  /** The share of the remaining fissure that closure takes: 0 open, 1 shut. The upper lid goes most of the way. */
  readonly closure: number
  /** The upper lip upwards, halfway between midline and commissure. */
  readonly upperLipRaise: number
  /** The lower lip downwards, halfway between midline and commissure. */
  readonly lowerLipDrop: number
  /** The wing of the nose upwards. */
  readonly alarRaise: number
  /** Depth of the nasolabial fold. */
  readonly nasolabialFold: number
  /** The corner of the mouth towards the midline, with the lips brought forward. */
  readonly pucker: number
  /** Lines beside the eye under a contracted orbicularis: 0 none, 1 deep. They move no landmark. */
  readonly canthalLines: number
}

export type SkinTone = 'I' | 'II' | 'III' | 'IV' | 'V' | 'VI'
export type HairColour = 'black' | 'brown' | 'auburn' | 'blond' | 'grey' | 'white'
export type HairStyle = 'short' | 'long' | 'receding' | 'bald'
export type IrisColour = 'brown' | 'hazel' | 'green' | 'blue' | 'grey'

/** Who the face belongs to: nothing here moves a landmark. */
export interface Looks {
  readonly skin: SkinTone
  readonly hair: HairColour
  readonly style: HairStyle
  readonly iris: IrisColour
  /** Years of age written into the skin: 0 none, 1 old. */
  readonly age: number
  /** Linear RGB of the clothes, 0 to 1. */
  readonly shirt: readonly [number, number, number]
  /** Linear RGB of the wall behind, 0 to 1. */
  readonly wall: readonly [number, number, number]
}

/** A phantom. Lengths in millimetres, angles in degrees; the midline shifts are towards the patient's left. */
export interface PhantomSpec {
  readonly width: number
  readonly height: number
  readonly mmPerPixel: number
  readonly sides: BothSides<SideShape>
  /** How far the middle of the lower lip goes down with the jaw. */
  readonly mouthOpening: number
  readonly philtrum: number
  readonly nasalTip: number
  readonly chin: number
  readonly pose: Pose
  readonly irisDiameter: number
  readonly looks: Looks
  /** Where the key light comes from: x towards the patient's left, y up, z towards the camera. */
  readonly light: readonly [number, number, number]
  /** Standard deviation of the camera's noise, in levels of 255. */
  readonly noise: number
  /** Standard deviation of the camera's blur, in pixels. */
  readonly blur: number
  readonly seed: number
}

export const SIDE_AT_REST: SideShape = {
  browRaise: 0,
  commissure: { lateral: 0, up: 0 },
  upperLid: 0,
  lowerLid: 0,
  closure: 0,
  upperLipRaise: 0,
  lowerLipDrop: 0,
  alarRaise: 0,
  nasolabialFold: 0.7,
  pucker: 0,
  canthalLines: 0,
}

export const DEFAULT_LOOKS: Looks = {
  skin: 'II',
  hair: 'brown',
  style: 'short',
  iris: 'brown',
  age: 0.3,
  shirt: [0.05, 0.1, 0.17],
  wall: [0.42, 0.5, 0.56],
}

/** What differs from the face at rest. */
export type PhantomChanges = Partial<Omit<PhantomSpec, 'sides' | 'looks'>> & {
  readonly right?: Partial<SideShape>
  readonly left?: Partial<SideShape>
  readonly looks?: Partial<Looks>
}

/** The face at rest with these changes. @see checkSpec for what is refused when it is rendered. */
export function phantomSpec({ right, left, looks, ...changes }: PhantomChanges = {}): PhantomSpec {
  return {
    width: 1024,
    height: 1280,
    mmPerPixel: 0.25,
    mouthOpening: 0,
    philtrum: 0,
    nasalTip: 0,
    chin: 0,
    pose: { yaw: 0, pitch: 0, roll: 0 },
    irisDiameter: 11.77,
    light: [0.18, 0.55, 0.8],
    noise: 1.2,
    blur: 0.7,
    seed: 1,
    ...changes,
    sides: { right: { ...SIDE_AT_REST, ...right }, left: { ...SIDE_AT_REST, ...left } },
    looks: { ...DEFAULT_LOOKS, ...looks },
  }
}

/** The phantom whose picture is the mirror image: the sides change places, and so does the light. */
export function mirrorSpec(spec: PhantomSpec): PhantomSpec {
  return {
    ...spec,
    sides: { right: spec.sides.left, left: spec.sides.right },
    philtrum: -spec.philtrum,
    nasalTip: -spec.nasalTip,
    chin: -spec.chin,
    pose: { yaw: -spec.pose.yaw, pitch: spec.pose.pitch, roll: -spec.pose.roll },
    light: [-spec.light[0], spec.light[1], spec.light[2]],
  }
}
