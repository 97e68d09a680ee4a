/** Without case and accents, so that "munoz" finds "Muñoz". */
export const folded = (text: string): string => text.normalize('NFD').replaceAll(/\p{Mn}/gu, '').toLowerCase()
