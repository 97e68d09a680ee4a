import sharp from 'sharp'
import type { Answer } from './helper.ts'

/** The other end of `openHelper`, in the process that does the work. */
export function answerRequests<Request, Result>(work: (request: Request) => Promise<Result>): void {
  // Work that throws before its first await is a defect of that request too, not the end of the process.
  const attempt = async (request: Request): Promise<Result> => work(request)

  // Nothing is kept between pictures of different people.
  sharp.concurrency(1)
  sharp.cache(false)
  // Ctrl-C reaches the whole terminal; the parent decides when this process ends.
  process.on('SIGINT', () => null)
  // The parent is gone: nobody waits for the answer.
  process.on('disconnect', () => process.exit())
  process.on('message', (request) => {
    attempt(request as Request)
      .then<Answer<Result>, Answer<Result>>(
        (result) => ({ result }),
        (error: unknown) => ({ defect: error instanceof Error ? error.message : String(error) }),
      )
      .then((answer) => process.send?.(answer))
  })
}
