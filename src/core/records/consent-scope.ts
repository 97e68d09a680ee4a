import { z } from 'zod'

/**
 * What a person may agree to, each by itself.
 * - `care`: records and photos are used to treat this person, also by those who treat with the center.
 * - `teaching`, `research`, `publication`: what leaves for them carries no name.
 * - `identifiableFace`: the face itself may be seen where one of these three is allowed. A bar over the eyes does not
 *   make a face anonymous, so there is nothing between this and no face at all.
 */
export const CONSENT_SCOPES = ['care', 'teaching', 'research', 'publication', 'identifiableFace'] as const

export const consentScopeSchema = z.enum(CONSENT_SCOPES)

/** For what something leaves; each is a scope that must be granted. */
export const purposeSchema = consentScopeSchema.exclude(['identifiableFace'])

export const PURPOSES = purposeSchema.options

export type ConsentScope = z.infer<typeof consentScopeSchema>
export type Purpose = z.infer<typeof purposeSchema>
