import { type ConsentFormTexts, FORM_LANGUAGES, type FormLanguage } from '../../../core/records/consent-form.ts'

/** Languages are called what those who speak them call them. */
export const LANGUAGE_NAMES: Readonly<Record<FormLanguage, string>> = { en: 'English', es: 'Español' }

/** The languages a form is written in. */
export const languagesOf = (texts: ConsentFormTexts): FormLanguage[] =>
  FORM_LANGUAGES.filter((language) => texts[language] !== undefined)

interface PaperWords {
  readonly born: string
  readonly record: string
  readonly yes: string
  readonly no: string
  readonly signature: string
  readonly guardian: string
  readonly witness: string
  readonly date: string
  readonly version: string
}

/** What stands around the center's own text on paper: in the language of the form, not of the screen. */
export const PAPER_WORDS: Readonly<Record<FormLanguage, PaperWords>> = {
  en: {
    born: 'born',
    record: 'record',
    yes: 'yes',
    no: 'no',
    signature: 'Signature of the patient',
    guardian: 'Or of the guardian: name, relation, signature',
    witness: 'Witness: name, signature',
    date: 'Date',
    version: 'Form version',
  },
  es: {
    born: 'nacimiento',
    record: 'historia',
    yes: 'sí',
    no: 'no',
    signature: 'Firma del paciente',
    guardian: 'O del tutor: nombre, parentesco, firma',
    witness: 'Testigo: nombre, firma',
    date: 'Fecha',
    version: 'Formulario, versión',
  },
}
