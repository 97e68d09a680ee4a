import type { WhyNot } from '../../core/face/reading.ts'

const WORDS: Readonly<Record<WhyNot, string>> = {
  'landmark-missing': 'a point it needs was not found',
  'scale-unknown': 'nothing of known size is visible, so pixels cannot become millimetres',
  'iris-hidden': 'the lids cover the iris',
  'eyes-closed': 'it is measured on an open eye',
  'lips-closed': 'it is measured on parted lips',
  'head-turned': 'the head is turned or tilted too far',
  'curve-impossible': 'the contour found there is not a possible curve',
  'no-rest-photo': 'it needs the photo at rest of the same session',
  'different-scale': 'the two photos of the session disagree about the size of the face',
}

/** Why there is no value, in words that follow "no value for …:". A reason of a newer engine stands for itself. */
export const whyWords = (why: string): string => (why in WORDS ? WORDS[why as WhyNot] : why)
