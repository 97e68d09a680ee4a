import { useState } from 'react'

/** One thing sent at a time, and the error it ended with. */
export function useSending(): {
  readonly sending: boolean
  readonly refusal: unknown
  readonly send: (work: () => Promise<void>) => void
} {
  const [sending, setSending] = useState(false)
  const [refusal, setRefusal] = useState<unknown>(null)
  const send = (work: () => Promise<void>): void => {
    setSending(true)
    setRefusal(null)
    work()
      .catch((error: unknown) => setRefusal(error))
      .finally(() => setSending(false))
  }
  return { sending, refusal, send }
}
