const parts = (date: string): readonly [number, number, number] => {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number)
  return [year, month, day]
}

/** Completed months from one calendar date to another; negative when `to` is earlier. */
export function completedMonths(from: string, to: string): number {
  if (to < from) return -completedMonths(to, from)
  const [fromYear, fromMonth, fromDay] = parts(from)
  const [toYear, toMonth, toDay] = parts(to)
  return (toYear - fromYear) * 12 + toMonth - fromMonth - (toDay < fromDay ? 1 : 0)
}

/** So few people are older that their age alone may tell who they are. */
export const OLDEST_TOLD = 90

/** Completed years at a date; everybody from {@link OLDEST_TOLD} on has that age. */
export const ageTold = (birthDate: string, date: string): number =>
  Math.min(OLDEST_TOLD, Math.floor(completedMonths(birthDate, date) / 12))
