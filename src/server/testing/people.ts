import { createHmac, randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import type { Role } from '../../core/contract/roles.ts'
import { startEmbedded } from '../database/embedded.ts'

const HOUR_MS = 3_600_000

/** An account with an open session. `cookie` is what its browser sends. */
export interface Person {
  readonly userId: string
  readonly cookie: string
}

/** Fills the database of a running Facialis past its routes: what a test presupposes, not what it is about. */
export interface Hand {
  /** Runs a statement as the owner of the database, and answers its rows. */
  sql<Row extends object>(text: string, values?: readonly unknown[]): Promise<Row[]>
  center(name: string): Promise<string>
  /** An account of a center whose session has shown every factor. */
  person(center: string, role: Role): Promise<Person>
  close(): Promise<void>
}

/** @param data the data folder of a Facialis that runs on its own database. */
export async function openHand(data: string): Promise<Hand> {
  const { connection } = await startEmbedded(data)
  const pool = new pg.Pool({ ...connection, max: 2 })
  const secret = await readFile(join(data, 'sessions.secret'), 'utf8')

  async function sql<Row extends object>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    return (await pool.query<Row>(text, [...values])).rows
  }
  async function insert(table: string, row: object): Promise<string> {
    const names = Object.keys(row).map((name) => `"${name}"`)
    const places = names.map((_, i) => `$${String(i + 1)}`)
    const text = `INSERT INTO "${table}" (${names.join()}) VALUES (${places.join()}) RETURNING *`
    const [made] = await sql<{ id?: string }>(text, Object.values(row))
    return made?.id ?? ''
  }

  return {
    sql,
    center: (name) => insert('center', { name }),
    async person(center, role) {
      const userId = randomUUID()
      await insert('user', { id: userId, name: `The ${role}`, email: `${userId}@center.example`, emailVerified: true })
      await insert('membership', { user_id: userId, center_id: center, role })
      const token = randomUUID()
      await insert('session', {
        id: randomUUID(),
        token,
        userId,
        secondFactor: true,
        expiresAt: new Date(Date.now() + HOUR_MS),
        updatedAt: new Date(),
      })
      const signature = createHmac('sha256', secret).update(token).digest('base64')
      return { userId, cookie: `facialis.session_token=${encodeURIComponent(`${token}.${signature}`)}` }
    },
    close: () => pool.end(),
  }
}
