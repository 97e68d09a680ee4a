import { useLingui } from '@lingui/react'
import { useQueryClient } from '@tanstack/react-query'
import type { Photo, ViewId } from '../../../../core/records/assessment.ts'
import { call } from '../../../api/call.ts'
import { queries } from '../../../api/queries.ts'
import { offerUndo, tellFailure } from '../../../components/toasts.tsx'
import { viewLabel } from '../../../components/view-label.ts'

/** What one can do to a photo. Each resolves to whether it was done; why not has then been told. */
export function usePhotoActions(photo: Photo): {
  readonly measureAgain: () => Promise<boolean>
  readonly move: (view: ViewId) => Promise<boolean>
  readonly remove: () => Promise<boolean>
} {
  const { i18n } = useLingui()
  const client = useQueryClient()
  const { id } = photo
  const refresh = (): Promise<void> => client.invalidateQueries({ queryKey: queries.assessment(photo.assessmentId).queryKey })
  const done = async (work: () => Promise<unknown>): Promise<boolean> => {
    try {
      await work()
    } catch (error) {
      tellFailure(i18n, error)
      return false
    }
    await refresh()
    return true
  }
  return {
    measureAgain: () => done(() => call('measureAgain', { id })),
    move: (view) => done(() => call('movePhoto', { id, body: { view } })),
    remove: async () => {
      if (!(await done(() => call('deletePhoto', { id })))) return false
      offerUndo(i18n, i18n._('The photo “{view}” was deleted.', { view: viewLabel(i18n, photo.view) }), async () => {
        await call('restorePhoto', { id })
        await refresh()
      })
      return true
    },
  }
}
