import type { I18n } from '@lingui/core'
import type { QualityCheck } from '../../../../core/records/photo-result.ts'

/** From here up a bright face that is warned about is burnt out, below it is too dark: luminance of 8 bits. */
const DARK = 60

/** What a check of the photograph says to the photographer; the engine's own sentence where this screen knows none. */
export function qualityText(i18n: I18n, check: QualityCheck): string {
  const { id, verdict, says, value } = check
  if (value === undefined) return says
  const pixels = Math.round(value)
  const degrees = Math.round(Math.abs(value))
  const sentences: Readonly<Record<string, string>> = {
    'framing pass': i18n._('The whole face is in the picture.'),
    'framing warn': i18n._('Step back a little: the face touches the border of the picture.'),
    'framing refuse': i18n._('Step back or aim again: the picture cuts the face off.'),
    'face-size pass': i18n._('The face is large enough: {pixels} pixels between the eyes.', { pixels }),
    'face-size warn': i18n._('Step closer: only {pixels} pixels lie between the eyes.', { pixels }),
    'face-size refuse': i18n._('Step much closer or use the original photo: only {pixels} pixels lie between the eyes.', { pixels }),
    'yaw pass': i18n._('The head looks straight ahead: turned by {degrees}°.', { degrees }),
    'pitch pass': i18n._('The chin is level: {degrees}° up or down.', { degrees }),
    'roll pass': i18n._('The head is upright: tilted by {degrees}°.', { degrees }),
    'sharpness pass': i18n._('The face is sharp.'),
    'sharpness warn': i18n._('Focus on the eyes, hold still and add light: the face is slightly blurred.'),
    'sharpness refuse': i18n._('Focus on the eyes and hold still: the face is too blurred to find the lid margins.'),
    'exposure pass': i18n._('The face is well exposed.'),
    'exposure warn':
      value < DARK
        ? i18n._('Add light from the front: the face is underexposed.')
        : i18n._('Reduce the light or the exposure: part of the face is burnt out.'),
    'exposure refuse': i18n._('Add light: the face is almost black.'),
    'iris-visible pass': i18n._('Both irises are visible.'),
    'iris-visible warn':
      value === 0
        ? i18n._('Both eyes are closed: take a photo with open eyes in the same session, for the scale.')
        : i18n._('One eye is closed: the scale comes from the other eye alone.'),
    ...turns(i18n, value, degrees),
    'roll refuse': i18n._('The picture lies on its side or upside down: turn it upright and add it again.'),
  }
  return sentences[`${id} ${verdict}`] ?? says
}

/** What to ask of the person when the head is turned, by the direction of the turn. */
function turns(i18n: I18n, value: number, degrees: number): Readonly<Record<string, string>> {
  const yaw = value > 0 ? i18n._('Ask the person to turn the head to the right') : i18n._('Ask the person to turn the head to the left')
  const pitch = value > 0 ? i18n._('Ask the person to lower the chin') : i18n._('Ask the person to raise the chin')
  const roll = value > 0 ? i18n._('Ask the person to tilt the head to the right') : i18n._('Ask the person to tilt the head to the left')
  const asked = { yaw, pitch, roll }
  return Object.fromEntries(
    Object.entries(asked).flatMap(([id, ask]) => [
      [`${id} warn`, i18n._('{ask}: it is off by {degrees}°.', { ask, degrees })],
      [`${id} refuse`, i18n._('{ask}: at {degrees}° the two sides cannot be compared.', { ask, degrees })],
    ]),
  )
}
