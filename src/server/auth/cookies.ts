/** A browser takes a cookie of this name only over https, from this host, for all of it: nobody else can have planted it. */
const HOST_PREFIX = '__Host-'
const OURS = 'facialis.'

/** Over https a cookie is bound to the host and to https by its name. */
export function guardedCookie(cookie: string, scheme: 'http' | 'https'): string {
  return scheme === 'https' && cookie.startsWith(OURS) ? `${HOST_PREFIX}${cookie}; Secure` : cookie
}

/** The headers with our cookies under their plain names. One that has the guarded name comes before one that has not. */
export function sessionHeaders(headers: Headers): Headers {
  const cookies = headers.get('cookie')
  if (cookies === null || !cookies.includes(HOST_PREFIX)) return headers
  const pairs = cookies.split(/; */)
  const guarded = pairs.filter((pair) => pair.startsWith(HOST_PREFIX + OURS)).map((pair) => pair.slice(HOST_PREFIX.length))
  const taken = new Set(guarded.map((pair) => pair.split('=', 1)[0]))
  const others = pairs.filter((pair) => !pair.startsWith(HOST_PREFIX + OURS) && !taken.has(pair.split('=', 1)[0]))
  const changed = new Headers(headers)
  changed.set('cookie', [...guarded, ...others].join('; '))
  return changed
}

/** The value of one cookie; null without. */
export function cookieOf(headers: Headers, name: string): string | null {
  const pair = headers.get('cookie')?.split(/; */).find((each) => each.startsWith(`${name}=`))
  return pair === undefined ? null : pair.slice(name.length + 1)
}
