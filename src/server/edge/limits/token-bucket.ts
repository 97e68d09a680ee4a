/** How much of something may be asked for: so many at once, and so many a second in the long run. */
export interface Allowance {
  readonly burst: number
  readonly perSecond: number
}

interface Bucket {
  tokens: number
  at: number
}

/** Token buckets by key. */
export interface TokenBuckets {
  /** Takes one token at a moment in seconds: 0 when there was one, or after how many seconds there will be one. */
  take(key: string, now: number): number
}

/**
 * One bucket for every key, each full at first. At most `keysMax` are remembered, and the one unused for the longest is
 * forgotten first: a crowd of new keys costs no more memory than that.
 */
export function tokenBuckets({ burst, perSecond }: Allowance, keysMax = 20_000): TokenBuckets {
  // A map keeps the order in which keys were put in, and every use puts its key in anew.
  const buckets = new Map<string, Bucket>()
  return {
    take(key, now) {
      const bucket = buckets.get(key) ?? { tokens: burst, at: now }
      buckets.delete(key)
      const tokens = Math.min(burst, bucket.tokens + Math.max(0, now - bucket.at) * perSecond)
      const [oldest] = buckets.keys()
      if (buckets.size >= keysMax && oldest !== undefined) buckets.delete(oldest)
      buckets.set(key, { tokens: tokens >= 1 ? tokens - 1 : tokens, at: now })
      return tokens >= 1 ? 0 : (1 - tokens) / perSecond
    },
  }
}
