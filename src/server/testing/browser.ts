import type { InjectOptions, LightMyRequestResponse } from 'fastify'
import type { TestClinic } from './clinic.ts'

/** What came back: the fields of the answer, and its status. */
export type Answered<T> = T & { readonly status: number; readonly code?: string; readonly message?: string; readonly field?: string }

/** A browser of its own: keeps the cookies it is given, and speaks from an address. */
export interface Browser {
  ask<T = object>(method: NonNullable<InjectOptions['method']>, path: string, payload?: object, headers?: object): Promise<Answered<T>>
  /** The same with everything that came back. */
  send(method: NonNullable<InjectOptions['method']>, path: string, payload?: object, headers?: object): Promise<LightMyRequestResponse>
  readonly cookies: Map<string, string>
}

export function openBrowser({ app }: Pick<TestClinic, 'app'>, address = '127.0.0.1'): Browser {
  const cookies = new Map<string, string>()
  const send: Browser['send'] = async (method, path, payload, headers = {}) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('; ')
    const given = { host: 'localhost:7007', cookie, 'user-agent': 'Mozilla/5.0 (Windows NT 10.0) Firefox/140.0', ...headers }
    const answer = await app.inject({ method, url: `/api${path}`, headers: given, remoteAddress: address, ...(payload ? { payload } : {}) })
    for (const { name, value, maxAge } of answer.cookies) {
      if (maxAge === 0) cookies.delete(name)
      else cookies.set(name, value)
    }
    return answer
  }
  return {
    cookies,
    send,
    async ask<T>(method: NonNullable<InjectOptions['method']>, path: string, payload?: object, headers?: object) {
      const answer = await send(method, path, payload, headers)
      const body: unknown = answer.body === '' ? {} : answer.json()
      return (Array.isArray(body) ? Object.assign([...(body as unknown[])], { status: answer.statusCode }) : { ...(body as object), status: answer.statusCode }) as Answered<T>
    },
  }
}
