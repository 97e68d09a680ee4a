/**
 * The content security policy of the screens and of their files: every script is a file of this server; a style element
 * carries the nonce of its page, where there is one.
 */
export function screenPolicy(nonce: string | null): string {
  return written({
    'default-src': ["'self'"],
    'base-uri': ["'none'"],
    'connect-src': ["'self'"],
    'font-src': ["'self'"],
    'form-action': ["'self'"],
    'frame-ancestors': ["'none'"],
    'frame-src': ["'none'"],
    'img-src': ["'self'", 'blob:', 'data:'],
    'manifest-src': ["'self'"],
    'media-src': ["'self'", 'blob:'],
    'object-src': ["'none'"],
    'script-src': ["'self'"],
    'script-src-attr': ["'none'"],
    'style-src': nonce === null ? ["'self'"] : ["'self'", `'nonce-${nonce}'`],
    // The components set the width of a bar or the place of a pop-up from scripts, which needs no attribute in the page.
    'style-src-attr': ["'none'"],
    'worker-src': ["'self'", 'blob:'],
  })
}

/** The policy of the interface's answers: whatever it holds, a browser that opens it runs and shows nothing of it. */
export const DATA_POLICY = written({
  'default-src': ["'none'"],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
  'frame-ancestors': ["'none'"],
  sandbox: [],
})

function written(directives: Readonly<Record<string, readonly string[]>>): string {
  return Object.entries(directives).map(([name, sources]) => [name, ...sources].join(' ')).join('; ')
}
