/** A browser takes a cookie of this name only over https, from this host, for all of it: nobody else can have planted it. */
const HOST_PREFIX = '__Host-'
const OURS = 'facialis.'

/** Over https a cookie is bound to the host and to https by its name. */
export function guardedCookie(cookie: string, scheme: 'http' | 'https'): string {
  return scheme === 'https' && cookie.startsWith(OURS) ? `${HOST_PREFIX}${cookie}; Secure` : cookie
}

/**
 * The headers with our cookies under their plain names. Over https only those with the guarded name are believed: a plain one
 * may have been planted by another host of the same domain, or by whoever answered once over http.
 */
export function sessionHeaders(headers: Headers, scheme: 'http' | 'https'): Headers {
  const cookies = headers.get('cookie')
  if (cookies === null || scheme === 'http') return headers
  const pairs = cookies.split(/; */).filter((pair) => !pair.startsWith(OURS))
  const plain = pairs.map((pair) => (pair.startsWith(HOST_PREFIX + OURS) ? pair.slice(HOST_PREFIX.length) : pair))
  const changed = new Headers(headers)
  changed.set('cookie', plain.join('; '))
  return changed
}

/** The value of one cookie; null without. */
export function cookieOf(headers: Headers, name: string): string | null {
  const pair = headers.get('cookie')?.split(/; */).find((each) => each.startsWith(`${name}=`))
  return pair === undefined ? null : pair.slice(name.length + 1)
}
