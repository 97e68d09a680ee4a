import type { BothSides } from './side.ts'

/**
 * The colour of each side wherever something is drawn on a photograph: bright enough for skin of every tone with a dark
 * outline around it. Blue and orange stay apart in every common colour-vision deficiency; what is not of one side is white.
 */
export const SIDE_ON_PICTURE: BothSides<string> = { right: '#6db3ff', left: '#ffa24d' }
