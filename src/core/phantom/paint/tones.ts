import type { HairColour, IrisColour, SkinTone } from '../spec.ts'
import type { Rgb } from '../raster/canvas.ts'

/** Linear light of an sRGB colour given in levels of 255. */
const linear = (r: number, g: number, b: number): Rgb => {
  const [x, y, z] = [r, g, b].map((level) => {
    const value = level / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return [x, y, z]
}

export interface SkinColours {
  readonly skin: Rgb
  readonly lip: Rgb
  /** How much of the light is mirrored: darker skin shows its sheen more. */
  readonly sheen: number
}

/** Reflectances after the six phototypes of Fitzpatrick, from very light to very dark. */
export const SKIN: Readonly<Record<SkinTone, SkinColours>> = {
  I: { skin: linear(243, 212, 196), lip: linear(201, 118, 112), sheen: 0.06 },
  II: { skin: linear(231, 190, 166), lip: linear(186, 100, 94), sheen: 0.06 },
  III: { skin: linear(211, 163, 131), lip: linear(166, 88, 78), sheen: 0.07 },
  IV: { skin: linear(179, 128, 94), lip: linear(139, 74, 64), sheen: 0.08 },
  V: { skin: linear(134, 90, 63), lip: linear(104, 56, 50), sheen: 0.1 },
  VI: { skin: linear(91, 60, 44), lip: linear(74, 40, 38), sheen: 0.12 },
}

export const HAIR: Readonly<Record<HairColour, Rgb>> = {
  black: linear(26, 22, 21),
  brown: linear(62, 43, 32),
  auburn: linear(101, 56, 36),
  blond: linear(165, 128, 82),
  grey: linear(132, 129, 126),
  white: linear(205, 202, 197),
}

/** Brows are darker than the hair of fair and greying people. */
export const BROW: Readonly<Record<HairColour, Rgb>> = {
  black: linear(24, 19, 17),
  brown: linear(52, 35, 26),
  auburn: linear(76, 45, 31),
  blond: linear(106, 78, 52),
  grey: linear(88, 84, 80),
  white: linear(126, 122, 116),
}

export const IRIS: Readonly<Record<IrisColour, Rgb>> = {
  brown: linear(84, 53, 31),
  hazel: linear(117, 88, 46),
  green: linear(98, 112, 74),
  blue: linear(92, 126, 152),
  grey: linear(124, 136, 140),
}
