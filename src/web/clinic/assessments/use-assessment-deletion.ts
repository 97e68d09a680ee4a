import { useLingui } from '@lingui/react'
import { useQueryClient } from '@tanstack/react-query'
import { call } from '../../api/call.ts'
import { queries } from '../../api/queries.ts'
import { longDate } from '../../components/calendar.ts'
import { offerUndo, tellFailure } from '../../components/toasts.tsx'

/** Deletes an assessment of a patient at once and offers to take it back. */
export function useAssessmentDeletion(patientId: string): {
  readonly remove: (assessment: { readonly id: string; readonly date: string }) => Promise<boolean>
  readonly restore: (id: string) => Promise<void>
} {
  const { i18n } = useLingui()
  const client = useQueryClient()
  const refresh = async (id: string): Promise<void> => {
    await client.invalidateQueries({ queryKey: queries.patient(patientId).queryKey })
    await client.invalidateQueries({ queryKey: queries.assessment(id).queryKey })
  }
  const restore = async (id: string): Promise<void> => {
    await call('restoreAssessment', { id })
    await refresh(id)
  }
  return {
    restore,
    remove: async ({ id, date }) => {
      try {
        await call('deleteAssessment', { id })
      } catch (error) {
        tellFailure(i18n, error)
        return false
      }
      offerUndo(i18n, i18n._('The assessment of {date} was deleted.', { date: longDate(i18n, date) }), () => restore(id))
      await refresh(id)
      return true
    },
  }
}
