import type { I18n } from '@lingui/core'
import type { ViewId } from '../../core/records/assessment.ts'

/** The short name of a standard view. */
export const viewLabel = (i18n: I18n, view: ViewId): string => ({
  rest: i18n._('At rest'),
  smile_closed: i18n._('Smile, lips together'),
  smile_open: i18n._('Smile, showing teeth'),
  brow_up: i18n._('Brows raised'),
  eyes_gentle: i18n._('Eyes closed gently'),
  eyes_tight: i18n._('Eyes closed tightly'),
  pucker: i18n._('Lips puckered'),
  lower_teeth: i18n._('Lower teeth shown'),
  snarl: i18n._('Nose wrinkled'),
  nasal_base: i18n._('Nasal base'),
})[view]

/** What to say to the patient in front of the camera. */
export const viewInstruction = (i18n: I18n, view: ViewId): string => ({
  rest: i18n._('“Relax your whole face, lips just touching, look at the lens.”'),
  smile_closed: i18n._('“Smile gently with your lips together.”'),
  smile_open: i18n._('“Your biggest smile, show your teeth.”'),
  brow_up: i18n._('“Raise your eyebrows as high as you can.”'),
  eyes_gentle: i18n._('“Close your eyes as if asleep, do not squeeze.”'),
  eyes_tight: i18n._('“Squeeze your eyes shut.”'),
  pucker: i18n._('“Pucker your lips as if to whistle.”'),
  lower_teeth: i18n._('“Show your bottom teeth, say ‘eee’.”'),
  snarl: i18n._('“Wrinkle your nose, lift the upper lip.”'),
  nasal_base: i18n._('“Tip your head back.” Photograph the base of the nose.'),
})[view]
