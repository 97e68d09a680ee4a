/** The browser at the other end: its address as the socket (or a trusted proxy) knows it, and what it says of itself. */
export interface Visitor {
  readonly address: string
  readonly userAgent: string
  /** The name, with the port, under which it reached the center. */
  readonly host: string
  /** The token of `known-device.ts` that it carries. */
  readonly device: string | null
  /** The token of `link-identity.ts` that it carries. */
  readonly link: string | null
}
