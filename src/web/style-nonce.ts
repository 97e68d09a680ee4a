declare global {
  /** Read by react-remove-scroll, which locks the page behind a dialog with a style element. */
  var __webpack_nonce__: string | undefined
}

const page = document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')
globalThis.__webpack_nonce__ = page?.nonce

/** The nonce without which the browser takes no style element on this page. */
export const styleNonce = (): string => page?.nonce ?? ''
