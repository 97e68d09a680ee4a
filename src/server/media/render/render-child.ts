/** A process that renders one picture after the other, for media/render/renderer.ts. */
import sharp from 'sharp'
import { type RenderRequest, renderPicture } from './render-picture.ts'
import type { Answer } from './renderer.ts'

if (process.send === undefined) throw new Error('this is a process of media/render/renderer.ts')

// Nothing is kept between pictures of different people.
sharp.concurrency(1)
sharp.cache(false)

process.on('message', (request: RenderRequest) => {
  renderPicture(request)
    .then<Answer, Answer>(
      (rendered) => ({ rendered }),
      (error: unknown) => ({ defect: error instanceof Error ? error.message : String(error) }),
    )
    .then((answer) => process.send?.(answer))
})
// The parent is gone: nobody waits for the answer.
process.on('disconnect', () => process.exit(0))
