import type { I18n } from '@lingui/core'
import type { ViewId } from '../../core/records/assessment.ts'

/** The name of a standard view. */
export const viewLabel = (i18n: I18n, view: ViewId): string => ({
  rest: i18n._('At rest'),
  smile_closed: i18n._('Gentle smile, lips closed'),
  smile_open: i18n._('Full smile'),
  brow_up: i18n._('Brows raised'),
  eyes_gentle: i18n._('Eyes closed gently'),
  eyes_tight: i18n._('Eyes closed tightly'),
  pucker: i18n._('Lips puckered'),
  lower_teeth: i18n._('Lower teeth'),
  snarl: i18n._('Snarl'),
  nasal_base: i18n._('Nasal base'),
})[view]

/** What to say to the patient in front of the camera. */
export const viewInstruction = (i18n: I18n, view: ViewId): string => ({
  rest: i18n._('Let your whole face relax, lips just touching, and look into the lens.'),
  smile_closed: i18n._('Smile gently and keep your lips together.'),
  smile_open: i18n._('Give your biggest smile and show your teeth.'),
  brow_up: i18n._('Raise your eyebrows as high as you can.'),
  eyes_gentle: i18n._('Close your eyes softly, as if you were asleep.'),
  eyes_tight: i18n._('Squeeze your eyes shut as hard as you can.'),
  pucker: i18n._('Pucker your lips, as if to whistle.'),
  lower_teeth: i18n._('Show me your bottom teeth, as in a long “eee”.'),
  snarl: i18n._('Wrinkle your nose and lift your upper lip.'),
  nasal_base: i18n._('Tip your head back until I can see both nostrils from below.'),
})[view]
