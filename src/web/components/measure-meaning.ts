import type { I18n } from '@lingui/core'

/** What a measure is and how its numbers are read, in plain words; null when the engine knows more measures than this screen. */
export function measureMeaning(i18n: I18n, id: string): string | null {
  const sentences: Readonly<Record<string, string>> = {
    browHeight: i18n._('From the centre of the pupil straight up to the brow.'),
    mrd1: i18n._('From the centre of the pupil up to the upper lid margin. Negative: the lid margin lies below the pupil centre.'),
    mrd2: i18n._('From the centre of the pupil down to the lower lid margin. It grows when the lower lid is retracted.'),
    palpebralFissureHeight: i18n._('Between the two lid margins, midway between the corners of the eye.'),
    palpebralFissureWidth: i18n._('From the inner to the outer corner of the eye.'),
    inferiorScleralShow: i18n._('The white of the eye that shows below the iris; none in healthy lids.'),
    commissurePosition: i18n._('From the midline of the lower lip to the corner of the mouth, in this photo alone. A place, not a movement.'),
    commissureHeight: i18n._('How far the corner of the mouth stands above the midline of the lower lip.'),
    smileAngle: i18n._('Direction from the midline of the lower lip to the corner of the mouth: 90° is level, more is higher.'),
    upperLipHeight: i18n._('From the base of the nose down to the edge of the upper lip. It shrinks as the lip rises.'),
    lowerLipHeight: i18n._('From the edge of the lower lip down to the jaw line. It shrinks as the lip is drawn down.'),
    dentalShow: i18n._('The gap between the lips at the middle of this half; 0 when they meet.'),
    interlabialArea: i18n._('The opening between the lips on this half of the mouth.'),
    commissureHeightDeviation: i18n._('How much higher the left corner of the mouth stands than the right one.'),
    upperLipDeviation: i18n._('How much higher the upper lip stands on the left than on the right.'),
    lowerLipDeviation: i18n._('How much higher the lower lip stands on the left than on the right.'),
    philtrumDeviation: i18n._('How far the philtrum lies from the midline of the face; positive: towards the left.'),
    nasalTipDeviation: i18n._('How far the tip of the nose lies from the midline of the face; positive: towards the left.'),
    chinDeviation: i18n._('How far the chin lies from the midline of the face; positive: towards the left.'),
    browExcursion: i18n._('How far the brow rises from rest.'),
    lagophthalmos: i18n._('The gap that stays open when the eye is meant to be closed; none in healthy lids.'),
    closurePercentage: i18n._('How much of its opening at rest the eye closes: 100 % is complete.'),
    commissureExcursion: i18n._('How far the corner of the mouth moves from rest.'),
    commissureExcursionAngle: i18n._('Where the corner of the mouth moves: 0° straight outwards, 90° straight up, negative downwards.'),
  }
  return sentences[id] ?? null
}
