/** What a log may hold of an error: its kind, its code and where it happened, never its text, which may quote a record. */
export interface Fault {
  readonly kind: string
  readonly code?: string
  readonly where?: readonly string[]
}

const FRAMES_KEPT = 8
/** A frame of the stack names a place in a file; a line of a message that merely looks like one does not end this way. */
const FRAME = /^ {4}at (?:async )?(?:[\w$.<>[\] #]+ \()?(?:file:\/\/|node:|\/)[^()\s]*:\d+:\d+\)?$/
const WORD = /^\w{1,60}$/

/** Whether a text is a frame of a stack. */
export const isFrame = (text: unknown): boolean => typeof text === 'string' && FRAME.test(text)

/** An error may come wrapped by the library that met it: the code is that of the innermost that has one. */
export function codeOf(error: { code?: unknown; cause?: unknown }): string {
  if (typeof error.code === 'string' && error.code !== '') return error.code
  return error.cause instanceof Error ? codeOf(error.cause) : ''
}

/** The fault of anything that was thrown. */
export function faultOf(error: unknown): Fault {
  if (!(error instanceof Error)) return { kind: typeof error }
  const code = codeOf(error)
  // The text stands between the kind and the first frame; it is cut out before frames are looked for.
  const where = (error.stack ?? '').replace(error.message, '').split('\n').filter(isFrame).slice(0, FRAMES_KEPT)
  return {
    kind: WORD.test(error.name) ? error.name : 'Error',
    ...(WORD.test(code) ? { code } : {}),
    ...(where.length > 0 ? { where } : {}),
  }
}
