/** Rounds to the nearest whole number and halves to the even one (IEEE 754; Python and NumPy round so). */
export function roundHalfEven(value: number): number {
  const below = Math.floor(value)
  if (value - below !== 0.5) return Math.round(value)
  return below % 2 === 0 ? below : below + 1
}
