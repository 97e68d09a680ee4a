import { useLingui } from '@lingui/react'
import { useQueryClient } from '@tanstack/react-query'
import type { Assessment, Photo, ViewId } from '../../../core/records/assessment.ts'
import { call } from '../../api/call.ts'
import { queries } from '../../api/queries.ts'
import { offerUndo, tellConsequence, tellFailure } from '../../components/toasts.tsx'
import { viewLabel } from '../../components/view-label.ts'

export interface PhotoActions {
  readonly move: (id: string, view: ViewId) => void
  readonly measureAgain: (id: string) => void
  readonly remove: (photo: Photo) => void
}

/** What can be done with the photos of one assessment. */
export function usePhotoActions(assessmentId: string): PhotoActions {
  const { i18n } = useLingui()
  const client = useQueryClient()
  const refresh = (): Promise<void> => client.invalidateQueries({ queryKey: queries.assessment(assessmentId).queryKey })
  const run = (work: () => Promise<unknown>): void => {
    work().then(refresh, (error: unknown) => tellFailure(i18n, error))
  }
  return {
    move: (id, view) =>
      run(async () => {
        const before = client.getQueryData<Assessment>(queries.assessment(assessmentId).queryKey)
        await call('movePhoto', { id, body: { view } })
        if (before?.photos.some((photo) => photo.id !== id && photo.view === view && photo.deletedAt === null)) {
          const says = i18n._('“{view}” has several photos now. The newest one is used; the earlier ones are kept.', {
            view: viewLabel(i18n, view),
          })
          tellConsequence(i18n, says)
        }
      }),
    measureAgain: (id) => run(() => call('measureAgain', { id })),
    remove: (photo) =>
      run(async () => {
        await call('deletePhoto', { id: photo.id })
        const says = i18n._('The photo “{view}” was deleted.', { view: viewLabel(i18n, photo.view) })
        offerUndo(i18n, says, () => call('restorePhoto', { id: photo.id }).then(refresh))
      }),
  }
}
