import { MEASURES } from '../../core/measures/index.ts'

const NAMES: ReadonlyMap<string, string> = new Map(MEASURES.map((measure) => [measure.id, measure.name]))

/** The name a clinician reads; a measure that is not in this program's catalogue goes by its id. */
export const measureName = (id: string): string => NAMES.get(id) ?? id
