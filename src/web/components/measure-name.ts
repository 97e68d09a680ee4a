import type { I18n } from '@lingui/core'

/** The name of a measure of the catalogue in the language of the interface; the id when the engine knows more measures than this screen. */
export function measureName(i18n: I18n, id: string): string {
  const names: Readonly<Record<string, string>> = {
    browHeight: i18n._('Brow height'),
    mrd1: i18n._('Marginal reflex distance\u00a01'),
    mrd2: i18n._('Marginal reflex distance\u00a02'),
    palpebralFissureHeight: i18n._('Palpebral fissure height'),
    palpebralFissureWidth: i18n._('Palpebral fissure width'),
    inferiorScleralShow: i18n._('Inferior scleral show'),
    commissurePosition: i18n._('Commissure position'),
    commissureHeight: i18n._('Commissure height'),
    smileAngle: i18n._('Smile angle'),
    upperLipHeight: i18n._('Upper lip height'),
    lowerLipHeight: i18n._('Lower lip height'),
    dentalShow: i18n._('Dental show'),
    interlabialArea: i18n._('Interlabial area'),
    commissureHeightDeviation: i18n._('Commissure height deviation'),
    upperLipDeviation: i18n._('Upper lip height deviation'),
    lowerLipDeviation: i18n._('Lower lip height deviation'),
    philtrumDeviation: i18n._('Philtrum deviation'),
    nasalTipDeviation: i18n._('Nasal tip deviation'),
    chinDeviation: i18n._('Chin deviation'),
    browExcursion: i18n._('Brow excursion'),
    lagophthalmos: i18n._('Lagophthalmos'),
    closurePercentage: i18n._('Eye closure'),
    commissureExcursion: i18n._('Commissure excursion'),
    commissureExcursionAngle: i18n._('Commissure excursion angle'),
  }
  return names[id] ?? id
}
