import { useLingui } from '@lingui/react'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { viewFromFileName } from '../../../core/capture/expressions.ts'
import type { Assessment, ViewId } from '../../../core/records/assessment.ts'
import { queries } from '../../api/queries.ts'
import { whyUnusable } from '../../api/unusable-file.ts'
import { type PhotoUpload, photoUpload } from '../../api/upload.ts'
import { tellConsequence, tellFailure } from '../../components/toasts.tsx'
import { viewLabel } from '../../components/view-label.ts'
import { keepPage } from './keep-page.ts'
import { openLine } from './upload-line.ts'

/**
 * A file and how far it is: `tray` waits for its view, `queued` for its turn, `paused` for the person who paused it,
 * `interrupted` for the connection; `stored` stays in the list while others are on their way.
 */
export interface Upload {
  readonly key: number
  readonly file: File
  readonly view: ViewId | null
  readonly phase: 'tray' | 'queued' | 'sending' | 'paused' | 'interrupted' | 'stored' | 'failed'
  /** Share of the bytes that has arrived, 0 to 1. */
  readonly progress: number
  readonly error: unknown
}

export interface Uploads {
  readonly list: readonly Upload[]
  /** Takes files in; without a view the name of each suggests one, else it waits in the tray. */
  readonly add: (files: readonly File[], view?: ViewId) => void
  readonly assign: (key: number, view: ViewId) => void
  readonly pause: (key: number) => void
  /** Goes on where it was paused. */
  readonly proceed: (key: number) => void
  readonly discard: (key: number) => void
}

/** Two at a time keep the line full without starving the first photo. */
const AT_ONCE = 2

/** Whether a file is on its way, and needs nobody. */
export const isUnderWay = ({ phase }: Upload): boolean => ['queued', 'sending', 'paused', 'interrupted'].includes(phase)

/** The files of one assessment on their way to the server; those on their way arrive although another page is opened. */
export function useUploads(assessmentId: string): Uploads {
  const { i18n } = useLingui()
  const client = useQueryClient()
  const [list, setList] = useState<readonly Upload[]>([])
  const [line] = useState(() => openLine(AT_ONCE))
  const [senders] = useState(() => new Map<number, { view: ViewId; sender: PhotoUpload }>())
  // Which turn of a file counts: one that was paused or left out meanwhile does not.
  const [turns] = useState(() => new Map<number, symbol>())
  const next = useRef(1)
  const shown = useRef(true)
  useEffect(() => {
    shown.current = true
    return () => {
      shown.current = false
    }
  }, [])

  const change = (key: number, changes: Partial<Upload>): void =>
    setList((before) => before.map((upload) => (upload.key === key ? { ...upload, ...changes } : upload)))

  const isTaken = (view: ViewId): boolean => {
    const known = client.getQueryData<Assessment>(queries.assessment(assessmentId).queryKey)
    return known?.photos.some((photo) => photo.view === view && photo.deletedAt === null) ?? false
  }

  /** The one that has begun already, unless it was for another view. */
  const senderFor = (key: number, file: File, view: ViewId): PhotoUpload => {
    const begun = senders.get(key)
    if (begun?.view === view) return begun.sender
    begun?.sender.abandon()
    const sender = photoUpload(assessmentId, view, file)
    senders.set(key, { view, sender })
    return sender
  }

  const send = (key: number, file: File, view: ViewId): void => {
    const letGo = keepPage()
    const sender = senderFor(key, file, view)
    const turn = Symbol()
    turns.set(key, turn)
    line.push(async () => {
      if (turns.get(key) !== turn) return letGo()
      change(key, { phase: 'sending', error: null })
      try {
        const taken = isTaken(view)
        const photo = await sender.run({
          progressed: (progress) => change(key, { phase: 'sending', progress }),
          interrupted: () => change(key, { phase: 'interrupted' }),
        })
        if (photo === null) return
        await client.invalidateQueries({ queryKey: queries.assessment(assessmentId).queryKey })
        senders.delete(key)
        change(key, { phase: 'stored', progress: 1 })
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
  }

  const take = async (file: File, chosen: ViewId | undefined): Promise<void> => {
    const key = next.current
    next.current += 1
    const view = chosen ?? viewFromFileName(file.name)
    const error = await whyUnusable(file)
    const phase = error ? 'failed' : view ? 'queued' : 'tray'
    // What was stored before the last of an earlier batch was is old news.
    setList((before) => [...(before.every((one) => one.phase === 'stored') ? [] : before), { key, file, view, phase, progress: 0, error }])
    if (view && !error) send(key, file, view)
  }

  const find = (key: number): Upload | undefined => list.find((candidate) => candidate.key === key)

  return {
    list,
    add: (files, chosen) => {
      for (const file of files) void take(file, chosen)
    },
    assign: (key, view) => {
      const upload = find(key)
      if (!upload || isUnderWay(upload) || upload.phase === 'stored') return
      change(key, { view, phase: 'queued' })
      send(key, upload.file, view)
    },
    pause: (key) => {
      turns.delete(key)
      change(key, { phase: 'paused' })
      senders.get(key)?.sender.pause()
    },
    proceed: (key) => {
      const upload = find(key)
      if (upload?.phase !== 'paused' || upload.view === null) return
      change(key, { phase: 'queued' })
      send(key, upload.file, upload.view)
    },
    discard: (key) => {
      turns.delete(key)
      senders.get(key)?.sender.abandon()
      senders.delete(key)
      setList((before) => before.filter((upload) => upload.key !== key))
    },
  }
}
