import { useLingui } from '@lingui/react'
import { Loader } from '@mantine/core'
import type { PictureLoad } from './use-picture-load.ts'

/** That a picture is on its way, or will not come; nothing once it is there. */
export function LoadNote({ status }: Pick<PictureLoad, 'status'>) {
  const { i18n } = useLingui()
  if (status === 'loading') return <Loader color="currentColor" role="status" aria-label={i18n._('Loading the picture')} />
  if (status === 'loaded') return null
  return <div role="status">{i18n._('The picture did not come. Load the page again; its numbers are not affected.')}</div>
}
