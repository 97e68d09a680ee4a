import { expect, test } from 'vitest'
import { cookieOf, guardedCookie, sessionHeaders } from './cookies.ts'

const COOKIE = 'facialis.session_token=abc; Path=/; HttpOnly; SameSite=Lax'

test('over https a cookie is bound to the host and to https by its name', () => {
  expect(guardedCookie(COOKIE, 'https')).toBe(`__Host-${COOKIE}; Secure`)
  expect(guardedCookie(COOKIE, 'http')).toBe(COOKIE)
})

test('the guarded cookie comes before a plain one that somebody else may have planted', () => {
  const headers = new Headers({ cookie: 'facialis.session_token=planted; other=1; __Host-facialis.session_token=mine' })
  const seen = sessionHeaders(headers)
  expect(cookieOf(seen, 'facialis.session_token')).toBe('mine')
  expect(seen.get('cookie')).not.toContain('planted')
  expect(cookieOf(seen, 'other')).toBe('1')
})
