import { useLingui } from '@lingui/react'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { viewFromFileName } from '../../../core/capture/expressions.ts'
import type { Assessment, ViewId } from '../../../core/records/assessment.ts'
import { queries } from '../../api/queries.ts'
import { whyUnusable } from '../../api/unusable-file.ts'
import { uploadPhoto } from '../../api/upload.ts'
import { tellConsequence, tellFailure } from '../../components/toasts.tsx'
import { viewLabel } from '../../components/view-label.ts'
import { keepPage } from './keep-page.ts'

/** A file on its way: `tray` waits for its view, `queued` for its turn. */
export interface Upload {
  readonly key: number
  readonly file: File
  readonly view: ViewId | null
  readonly phase: 'tray' | 'queued' | 'sending' | 'failed'
  /** Share of the bytes that has left, 0 to 1. */
  readonly progress: number
  readonly error: unknown
}

export interface Uploads {
  readonly list: readonly Upload[]
  /** Takes files in; without a view the name of each suggests one, else it waits in the tray. */
  readonly add: (files: readonly File[], view?: ViewId) => void
  readonly assign: (key: number, view: ViewId) => void
  readonly discard: (key: number) => void
}

/** Two at a time keep the line full without starving the first photo. */
const AT_ONCE = 2

/** The files of one assessment on their way to the server; those on their way arrive although another page is opened. */
export function useUploads(assessmentId: string): Uploads {
  const { i18n } = useLingui()
  const client = useQueryClient()
  const [list, setList] = useState<readonly Upload[]>([])
  const line = useRef({ next: 1, active: 0, waiting: [] as (() => Promise<void>)[] })
  const shown = useRef(true)
  useEffect(() => {
    shown.current = true
    return () => {
      shown.current = false
    }
  }, [])

  const change = (key: number, changes: Partial<Upload>): void =>
    setList((before) => before.map((upload) => (upload.key === key ? { ...upload, ...changes } : upload)))
  const discard = (key: number): void => setList((before) => before.filter((upload) => upload.key !== key))

  const work = (): void => {
    const { current } = line
    if (current.active >= AT_ONCE) return
    const job = current.waiting.shift()
    if (!job) return
    current.active += 1
    void job().finally(() => {
      current.active -= 1
      work()
    })
  }

  const isTaken = (view: ViewId): boolean => {
    const known = client.getQueryData<Assessment>(queries.assessment(assessmentId).queryKey)
    return known?.photos.some((photo) => photo.view === view && photo.deletedAt === null) ?? false
  }

  const send = (key: number, file: File, view: ViewId): void => {
    const letGo = keepPage()
    line.current.waiting.push(async () => {
      change(key, { phase: 'sending', progress: 0, error: null })
      try {
        const taken = isTaken(view)
        await uploadPhoto({ assessmentId, view, file, onProgress: (progress) => change(key, { progress }) })
        await client.invalidateQueries({ queryKey: queries.assessment(assessmentId).queryKey })
        discard(key)
        if (taken) {
          const says = i18n._('Once it is measured, this photo is used for “{view}”: {file}. The earlier one is kept.', {
            view: viewLabel(i18n, view),
            file: file.name,
          })
          tellConsequence(i18n, says)
        }
      } catch (error) {
        change(key, { phase: 'failed', error })
        if (!shown.current) tellFailure(i18n, error, i18n._('{file} was not stored', { file: file.name }))
      } finally {
        letGo()
      }
    })
    work()
  }

  const take = async (file: File, chosen: ViewId | undefined): Promise<void> => {
    const key = line.current.next
    line.current.next += 1
    const view = chosen ?? viewFromFileName(file.name)
    const error = await whyUnusable(file)
    const phase = error ? 'failed' : view ? 'queued' : 'tray'
    setList((before) => [...before, { key, file, view, phase, progress: 0, error }])
    if (view && !error) send(key, file, view)
  }

  return {
    list,
    discard,
    add: (files, chosen) => {
      for (const file of files) void take(file, chosen)
    },
    assign: (key, view) => {
      const upload = list.find((candidate) => candidate.key === key)
      if (!upload || upload.phase === 'sending' || upload.phase === 'queued') return
      change(key, { view, phase: 'queued' })
      send(key, upload.file, view)
    },
  }
}
