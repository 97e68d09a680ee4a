/** Work of which so much at a time is under way, in the order it came. */
export interface Line {
  push(job: () => Promise<void>): void
}

export function openLine(atOnce: number): Line {
  const waiting: (() => Promise<void>)[] = []
  let active = 0
  const next = (): void => {
    if (active >= atOnce) return
    const job = waiting.shift()
    if (job === undefined) return
    active += 1
    const ended = (): void => {
      active -= 1
      next()
    }
    // Whoever gave the job says what went wrong with it.
    job().then(ended, ended)
  }
  return {
    push(job) {
      waiting.push(job)
      next()
    },
  }
}
