import type { I18n } from '@lingui/core'

/** Why there is no number, and what to do; a sentence of the engine stands as it is. */
export function whyNot(i18n: I18n, why: string): string {
  const sentences: Readonly<Record<string, string>> = {
    'landmark-missing': i18n._('A point this measure needs was not found. Photograph the whole face without hair or hand over it.'),
    'scale-unknown': i18n._('The iris, which gives the scale, is not visible. Movements from rest take the scale of the photo at rest.'),
    'iris-hidden': i18n._('The lids cover the pupil, where this measure starts.'),
    'eyes-closed': i18n._('This is a measure of the open eye; here the eyes are closed.'),
    'lips-closed': i18n._('This is a measure of parted lips; here they are together.'),
    'head-turned': i18n._('The head is turned too far. Photograph straight from the front.'),
    'curve-impossible': i18n._('The points do not form a contour that can be measured here.'),
    'no-rest-photo': i18n._('This compares with the photo at rest. Add one to this assessment.'),
    'not-photographed': i18n._('This view was not photographed.'),
    'not-measured-yet': i18n._('The photo of this view is still being measured.'),
    'measurement-failed': i18n._('The measurement of this photo failed. Open it and measure it again.'),
    'measure-not-read': i18n._('This photo was measured before this measure existed. Measure it again.'),
    'different-scale': i18n._('This photo and the one at rest disagree about the size of the face.'),
  }
  return sentences[why] ?? why
}
