import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { viewFromFileName } from '../../../core/capture/expressions.ts'
import { UPLOAD_LIMIT_BYTES } from '../../../core/contract/routes.ts'
import type { ViewId } from '../../../core/records/assessment.ts'
import { Failure } from '../../api/failure.ts'
import { queries } from '../../api/queries.ts'
import { uploadPhoto } from '../../api/upload.ts'

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

/** The files of one assessment on their way to the server. */
export function useUploads(assessmentId: string): Uploads {
  const client = useQueryClient()
  const [list, setList] = useState<readonly Upload[]>([])
  const line = useRef({ next: 1, active: 0, waiting: [] as (() => Promise<void>)[] })

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

  const send = (key: number, file: File, view: ViewId): void => {
    line.current.waiting.push(async () => {
      change(key, { phase: 'sending', progress: 0, error: null })
      try {
        if (file.size === 0) throw new Failure('invalid', 'The file is empty.')
        if (file.size > UPLOAD_LIMIT_BYTES) throw new Failure('too-large', 'The file is too large.')
        await uploadPhoto({ assessmentId, view, file, onProgress: (progress) => change(key, { progress }) })
        await client.invalidateQueries({ queryKey: queries.assessment(assessmentId).queryKey })
        discard(key)
      } catch (error) {
        change(key, { phase: 'failed', error })
      }
    })
    work()
  }

  return {
    list,
    discard,
    add: (files, chosen) => {
      for (const file of files) {
        const key = line.current.next
        line.current.next += 1
        const view = chosen ?? viewFromFileName(file.name)
        setList((before) => [...before, { key, file, view, phase: view ? 'queued' : 'tray', progress: 0, error: null }])
        if (view) send(key, file, view)
      }
    },
    assign: (key, view) => {
      const upload = list.find((candidate) => candidate.key === key)
      if (!upload || upload.phase === 'sending' || upload.phase === 'queued') return
      change(key, { view, phase: 'queued' })
      send(key, upload.file, view)
    },
  }
}
