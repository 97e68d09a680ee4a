import type { SpotlightActionData, SpotlightActionGroupData, SpotlightFilterFunction } from '@mantine/spotlight'
import { folded } from '../components/folded.ts'

const textOf = ({ label, description, keywords }: SpotlightActionData): string =>
  folded([label, description, ...(typeof keywords === 'string' ? [keywords] : (keywords ?? []))].filter(Boolean).join(' '))

/** What contains every word of the query, whatever its accents and its case: as the list of patients is searched. */
export const findFilter: SpotlightFilterFunction = (query, actions) => {
  const words = folded(query).split(/\s+/).filter(Boolean)
  const matches = (action: SpotlightActionData): boolean => words.every((word) => textOf(action).includes(word))
  return actions.flatMap((item): (SpotlightActionData | SpotlightActionGroupData)[] => {
    if (!('actions' in item)) return matches(item) ? [item] : []
    const found = item.actions.filter(matches)
    return found.length > 0 ? [{ ...item, actions: found }] : []
  })
}
