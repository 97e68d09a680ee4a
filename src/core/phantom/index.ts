export { DEFAULT_LOOKS, mirrorSpec, phantomSpec, SIDE_AT_REST } from './spec.ts'
export type {
  HairColour,
  HairStyle,
  IrisColour,
  Looks,
  PhantomChanges,
  PhantomSpec,
  SideShape,
  SkinTone,
} from './spec.ts'
export { renderPhantom, type Phantom } from './render.ts'
export type { PhantomTruth, SideTruth } from './truth.ts'
export { expressionSpec, NORMAL_SIDE, sideFunction } from './expressions.ts'
export type { MuscleGroup, SideFunction } from './expressions.ts'
