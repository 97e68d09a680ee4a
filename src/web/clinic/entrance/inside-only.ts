/** Only addresses of this program: a link from elsewhere cannot send the person who signs in to another site. */
export const insideOnly = (next: string | null | undefined): string =>
  next !== undefined && next !== null && /^\/(?![/\\])/.test(next) ? next : '/patients'
