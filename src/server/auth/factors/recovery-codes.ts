import { createHash, randomBytes } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Tables } from '../../database/tables.ts'
import { toBase32 } from './base32.ts'

const CODES = 10
/** 80 random bits: a fast digest guards them. */
const CODE_BYTES = 10

/** As it is printed: four groups of four letters. */
const grouped = (letters: string): string => (letters.match(/.{4}/g) ?? []).join('-')

const hashOf = (userId: string, code: string): string =>
  createHash('sha256').update(`${userId} ${code.toUpperCase().replaceAll(/[^A-Z2-7]/g, '')}`).digest('hex')

/** Ten new codes in place of the old ones; only their digests are kept. */
export async function makeRecoveryCodes(db: Kysely<Tables>, userId: string): Promise<string[]> {
  const codes = Array.from({ length: CODES }, () => grouped(toBase32(randomBytes(CODE_BYTES))))
  await db.deleteFrom('recovery_code').where('user_id', '=', userId).execute()
  const rows = codes.map((code) => ({ user_id: userId, hash: hashOf(userId, code), used_at: null }))
  await db.insertInto('recovery_code').values(rows).execute()
  return codes
}

/** Uses up a code. @returns false when it is none of this account's, or was used before. */
export async function useRecoveryCode(db: Kysely<Tables>, userId: string, code: string): Promise<boolean> {
  const used = await db
    .updateTable('recovery_code')
    .set({ used_at: new Date() })
    .where('user_id', '=', userId)
    .where('hash', '=', hashOf(userId, code))
    .where('used_at', 'is', null)
    .executeTakeFirst()
  return used.numUpdatedRows === 1n
}

/** Whether a code would be taken, without using it up. */
export async function isRecoveryCode(db: Kysely<Tables>, userId: string, code: string): Promise<boolean> {
  const row = await db
    .selectFrom('recovery_code')
    .select('hash')
    .where('user_id', '=', userId)
    .where('hash', '=', hashOf(userId, code))
    .where('used_at', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}

export async function recoveryCodesLeft(db: Kysely<Tables>, userId: string): Promise<number> {
  const row = await db
    .selectFrom('recovery_code')
    .select(({ fn }) => fn.countAll<string>().as('left'))
    .where('user_id', '=', userId)
    .where('used_at', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(row.left)
}
