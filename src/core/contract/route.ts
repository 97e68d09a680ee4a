import type { z } from 'zod'

/** What the `:id` of a path may name. The first three belong to a patient. */
export type RecordKind = 'patient' | 'assessment' | 'photo' | 'notice' | 'passkey' | 'session' | 'member' | 'invitation'

/**
 * One line of the HTTP interface. `of` is what the `:id` of the path names, null when there is none. `confirm` asks that
 * the person has proved lately who they are. `secondFactor: false` marks what an account of the staff may do before it has
 * one. `audited: false` marks what tells nothing about a person.
 * `leaves: true` marks an answer that is a file for use outside: the request names its purpose, and the server sends
 * nothing that requireRelease has not released for it.
 */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly path: string
  readonly of: RecordKind | null
  readonly body: z.ZodType
  readonly answer: z.ZodType
  readonly confirm?: true
  readonly leaves?: true
  readonly secondFactor?: false
  readonly audited?: false
}

/** A route whose body or answer are bytes. */
export type ByteRoute = Omit<Route, 'body' | 'answer'>
