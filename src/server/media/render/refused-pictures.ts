/** So long a refusal is believed: what was for want of memory may go well later. */
const BELIEVED_MS = 3_600_000
const AT_MOST = 1000

/** Which pictures could not be made, and why: trying takes up to a minute, and comes to the same. */
export interface RefusedPictures {
  /** Null for one that was not refused, or long ago. */
  why(picture: string): string | null
  note(picture: string, why: string): void
}

export function openRefusedPictures(): RefusedPictures {
  const refused = new Map<string, { readonly why: string; readonly until: number }>()
  return {
    why(picture) {
      const found = refused.get(picture)
      return found !== undefined && found.until > Date.now() ? found.why : null
    },
    note(picture, why) {
      refused.delete(picture)
      const [oldest] = refused.keys()
      if (refused.size >= AT_MOST && oldest !== undefined) refused.delete(oldest)
      refused.set(picture, { why, until: Date.now() + BELIEVED_MS })
    },
  }
}
