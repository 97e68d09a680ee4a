/** Bounds of the age of majority a center may set, in years; 18 unless it does. */
export const MAJORITY_AGE = { least: 14, most: 25, usual: 18 } as const

/**
 * The birthday on which a person comes of age, `YYYY-MM-DD`. Who was born on 29 February does so on 1 March of a year
 * without that day.
 */
export function comesOfAge(birthDate: string, majority: number): string {
  const [year = '', month = '', day = ''] = birthDate.split('-')
  const birthday = new Date(Date.UTC(Number(year) + majority, Number(month) - 1, Number(day)))
  return birthday.toISOString().slice(0, 10)
}
