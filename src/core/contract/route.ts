import type { z } from 'zod'

/** What the `:id` of a path may name. The first three belong to a patient. */
export type RecordKind = 'patient' | 'assessment' | 'photo' | 'notice'

/**
 * One line of the HTTP interface. `of` is what the `:id` of the path names, null when there is none. `confirm` asks that
 * the person has proved lately who they are. `audited: false` marks what tells nothing about a person.
 */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly path: string
  readonly of: RecordKind | null
  readonly body: z.ZodType
  readonly answer: z.ZodType
  readonly confirm?: true
  readonly audited?: false
}

/** A route whose body or answer are bytes. */
export type ByteRoute = Omit<Route, 'body' | 'answer'>
