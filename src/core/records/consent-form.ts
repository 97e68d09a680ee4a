import { z } from 'zod'
import type { ConsentScope } from './consent-scope.ts'

/** Languages in which a center may keep its form. */
export const FORM_LANGUAGES = ['en', 'es'] as const
export const formLanguageSchema = z.enum(FORM_LANGUAGES)

const asked = z.string().trim().min(1).max(2000)

/** A form in one language: what stands above the choices, what is asked for each scope, what stands below. */
export const consentFormTextSchema = z.object({
  title: z.string().trim().min(1).max(200),
  introduction: z.string().trim().min(1).max(6000),
  scopes: z.object({
    care: asked,
    teaching: asked,
    research: asked,
    publication: asked,
    identifiableFace: asked,
  } satisfies Record<ConsentScope, typeof asked>),
  closing: z.string().trim().max(6000),
})

/** A form in the languages the center has it in, at least one. */
export const consentFormTextsSchema = z
  .object({ en: consentFormTextSchema.optional(), es: consentFormTextSchema.optional() })
  .refine(
    ({ en, es }) => en !== undefined || es !== undefined,
    'A consent form needs its text in one language at least.',
  )

/** One version of a center's consent form; versions are never changed, a new text is a new version. */
export const consentFormSchema = z.object({
  id: z.uuid(),
  version: z.number().int().positive(),
  texts: consentFormTextsSchema,
  /** A language still says, word for word, what the template that comes with Facialis says. */
  template: z.boolean(),
  writtenBy: z.string(),
  writtenAt: z.iso.datetime(),
})

export type FormLanguage = z.infer<typeof formLanguageSchema>
export type ConsentFormText = z.infer<typeof consentFormTextSchema>
export type ConsentFormTexts = z.infer<typeof consentFormTextsSchema>
export type ConsentForm = z.infer<typeof consentFormSchema>
