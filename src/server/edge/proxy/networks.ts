import { BlockList, isIP } from 'node:net'

/** A set of addresses: single ones and CIDR blocks, IPv4 and IPv6. */
export interface Networks {
  /** False for what is not an address, such as the absent one of a Unix socket. */
  has(address: string | undefined): boolean
}

/** The entry as address and prefix length, or null when it is neither an address nor a CIDR block. */
function blockOf(entry: string): { address: string; prefix: number; family: 'ipv4' | 'ipv6' } | null {
  const [address = '', length, ...rest] = entry.split('/')
  const version = isIP(address)
  if (version === 0 || rest.length > 0) return null
  const bits = version === 4 ? 32 : 128
  if (length !== undefined && !/^\d{1,3}$/.test(length)) return null
  const prefix = length === undefined ? bits : Number(length)
  return prefix > bits ? null : { address, prefix, family: version === 4 ? 'ipv4' : 'ipv6' }
}

/** The first entry that is neither an address nor a CIDR block, or null. */
export const strangerAmong = (entries: readonly string[]): string | null => entries.find((entry) => blockOf(entry) === null) ?? null

/** @throws RangeError for an entry that is neither an address nor a CIDR block. */
export function networks(entries: readonly string[]): Networks {
  const list = new BlockList()
  for (const entry of entries) {
    const block = blockOf(entry)
    if (block === null) throw new RangeError(`${entry} is neither an address nor a CIDR block`)
    list.addSubnet(block.address, block.prefix, block.family)
  }
  return {
    has(address = '') {
      const plain = unmapped(address)
      const version = isIP(plain)
      return version !== 0 && list.check(plain, version === 4 ? 'ipv4' : 'ipv6')
    },
  }
}

/** An IPv4 caller of a socket that listens on IPv6 as well arrives as ::ffff:192.0.2.1. */
const unmapped = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/i, '')
