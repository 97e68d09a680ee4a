import { useLingui } from '@lingui/react'
import { useQueryClient } from '@tanstack/react-query'
import type { Patient } from '../../../core/records/patient.ts'
import { call } from '../../api/call.ts'
import { queries } from '../../api/queries.ts'
import { offerUndo, tellFailure } from '../../components/toasts.tsx'

/** Deletes a patient at once and offers to take it back; `restore` is the same as that undo. */
export function usePatientDeletion(): {
  readonly remove: (patient: Patient) => Promise<boolean>
  readonly restore: (id: string) => Promise<void>
} {
  const { i18n } = useLingui()
  const client = useQueryClient()
  const refresh = (): Promise<void> => client.invalidateQueries({ queryKey: queries.patients.queryKey })
  const restore = async (id: string): Promise<void> => {
    await call('restorePatient', { id })
    await refresh()
  }
  const remove = async (patient: Patient): Promise<boolean> => {
    try {
      await call('deletePatient', { id: patient.id })
    } catch (error) {
      tellFailure(i18n, error)
      return false
    }
    offerUndo(i18n, i18n._('{name} was deleted.', { name: patient.name }), () => restore(patient.id))
    await refresh()
    return true
  }
  return { remove, restore }
}
