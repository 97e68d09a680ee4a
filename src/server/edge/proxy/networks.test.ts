import { expect, test } from 'vitest'
import { networks, strangerAmong } from './networks.ts'

test('an address, a block of either family, and an IPv4 address in IPv6 dress are recognised', () => {
  const trusted = networks(['192.0.2.1', '10.0.0.0/8', '2001:db8::/32'])
  const here = ['192.0.2.1', '::ffff:192.0.2.1', '10.255.0.9', '2001:db8:1::5']
  const outside = ['192.0.2.2', '11.0.0.1', '2001:db9::1', '::1', '', 'proxy', undefined]
  expect(here.map((address) => trusted.has(address))).toEqual(here.map(() => true))
  expect(outside.map((address) => trusted.has(address))).toEqual(outside.map(() => false))
})

test('nobody is in an empty list', () => {
  expect(networks([]).has('127.0.0.1')).toBe(false)
})

test.each(['proxy.example', '10.0.0.0/33', '10.0.0.0/', '10.0.0.0/8/8', '300.1.1.1', '*'])('%s is no network', (entry) => {
  expect(strangerAmong(['127.0.0.1', entry])).toBe(entry)
  expect(() => networks([entry])).toThrow(RangeError)
})
