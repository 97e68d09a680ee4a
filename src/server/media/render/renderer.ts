import { HelperGone, openHelper } from '../../processes/helper.ts'
import type { Rendered, RenderRequest } from './render-picture.ts'

/** Renders pictures in a process of its own, one at a time. */
export function openRenderer(): (request: RenderRequest) => Promise<Rendered> {
  const { ask } = openHelper<RenderRequest, Rendered>(new URL('./render-child', import.meta.url))
  return (request) =>
    ask(request).catch((error: unknown) => {
      if (!(error instanceof HelperGone)) throw error
      return { ok: false, why: `${request.name} could not be shown, most likely for want of memory: save it smaller.` }
    })
}
