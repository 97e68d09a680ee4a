const HERE = 'http://facialis.invalid'
// Browsers drop tabs and line breaks from an address before they read it.
const CONTROL = /\p{Cc}/u

/** Only addresses of this program: a link from elsewhere cannot send the person who signs in to another site. */
export function insideOnly(next: string | null | undefined): string {
  if (next === undefined || next === null || !next.startsWith('/') || CONTROL.test(next)) return '/patients'
  const url = URL.canParse(next, HERE) ? new URL(next, HERE) : null
  // What comes first of a path must not read as a host when it is resolved once more.
  if (url === null || url.origin !== HERE || url.pathname.startsWith('//')) return '/patients'
  return url.pathname + url.search + url.hash
}
