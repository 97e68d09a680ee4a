/** A bucket of any store that speaks S3. */
export interface Bucket {
  readonly bucket: string
  /** Put before every name; empty, or with a slash at its end. */
  readonly prefix: string
  /** Null for Amazon's own. */
  readonly endpoint: string | null
  readonly region: string
}

/** The bucket of s3://bucket/prefix?endpoint=https://host&region=name; null for anything else. */
export function bucketOf(address: string): Bucket | null {
  if (!URL.canParse(address)) return null
  const { protocol, hostname: bucket, pathname, searchParams, hash, username } = new URL(address)
  if (protocol !== 's3:' || !/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(bucket) || hash + username !== '') return null
  if ([...searchParams.keys()].some((name) => name !== 'endpoint' && name !== 'region')) return null
  const endpoint = searchParams.get('endpoint')
  if (endpoint !== null && !(URL.canParse(endpoint) && /^https?:$/.test(new URL(endpoint).protocol))) return null
  const folder = pathname.replace(/^\/+|\/+$/g, '')
  const prefix = folder === '' ? '' : `${folder}/`
  return { bucket, prefix, endpoint, region: searchParams.get('region') ?? 'us-east-1' }
}
