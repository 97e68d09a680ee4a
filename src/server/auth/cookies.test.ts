import { expect, test } from 'vitest'
import { cookieOf, guardedCookie, sessionHeaders } from './cookies.ts'

const COOKIE = 'facialis.session_token=abc; Path=/; HttpOnly; SameSite=Lax'

test('over https a cookie is bound to the host and to https by its name', () => {
  expect(guardedCookie(COOKIE, 'https')).toBe(`__Host-${COOKIE}; Secure`)
  expect(guardedCookie(COOKIE, 'http')).toBe(COOKIE)
})

test('over https a plain cookie, which somebody else may have planted, is not believed: neither beside ours nor alone', () => {
  const seen = sessionHeaders(
    new Headers({ cookie: 'facialis.session_token=planted; other=1; __Host-facialis.session_token=mine' }),
    'https',
  )
  expect(cookieOf(seen, 'facialis.session_token')).toBe('mine')
  expect(seen.get('cookie')).not.toContain('planted')
  expect(cookieOf(seen, 'other')).toBe('1')
  const alone = sessionHeaders(new Headers({ cookie: 'facialis.session_token=planted' }), 'https')
  expect(cookieOf(alone, 'facialis.session_token')).toBeNull()
})

test('over plain http a cookie has its plain name', () => {
  const seen = sessionHeaders(new Headers({ cookie: 'facialis.session_token=mine' }), 'http')
  expect(cookieOf(seen, 'facialis.session_token')).toBe('mine')
})
