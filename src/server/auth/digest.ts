import { createHash, randomBytes } from 'node:crypto'

/** 256 random bits for a link, a cookie or a ceremony: nobody guesses them, so a fast digest guards them in the database. */
export const newToken = (): string => randomBytes(32).toString('base64url')

/** What is stored in place of a token. */
export const digestOf = (token: string): string => createHash('sha256').update(token).digest('hex')
