import type { I18n } from '@lingui/core'
import { Failure } from '../api/failure.ts'
import { serverSentence } from './server-sentence.ts'

const noSuchRecord = (i18n: I18n): string => i18n._('This record does not exist, or it belongs to another center.')

/** What happened, what is safe and what to do, for every way a request can fail. */
export function failureText(i18n: I18n, error: unknown): string {
  if (!(error instanceof Failure)) return i18n._('Something in Facialis broke. Nothing stored was lost; reload the page.')
  switch (error.code) {
    case 'offline':
      return i18n._('The server does not answer. What was saved is safe; check that Facialis is running, then try again.')
    case 'unavailable':
      return i18n._('The database or the disk does not answer. What was saved is safe; try again in a moment.')
    case 'signed-out':
      return i18n._('You are signed out. Sign in again; what was saved is safe.')
    case 'forbidden':
      return i18n._('Your account may not do this. Ask the owner of the center.')
    case 'second-factor':
      return i18n._('Your account needs a second proof of who you are. Add one under “Your account”, then go on.')
    case 'confirm-identity':
      return i18n._('Confirm who you are, then do it again. Nothing was changed.')
    case 'restricted':
      return i18n._('This record is open to its care team only.')
    case 'no-consent':
      return i18n._('The consent of this person does not cover this. The tab “Consent” says what was answered, and when.')
    case 'not-found':
      return noSuchRecord(i18n)
    case 'storage-full':
      return i18n._('The disk of the center is full. Nothing of this was kept; tell whoever runs Facialis, then send it again.')
    case 'too-many':
      return i18n._('Too many attempts. Wait a minute, then try again.')
    case 'too-large':
      return i18n._('The file is larger than 64 MB. Send a photo, not a video.')
    case 'unsupported-picture':
      return i18n._('This file is not a picture Facialis can read. JPEG, PNG, WebP, TIFF, AVIF, HEIC and GIF with a single picture work.')
    case 'digest-mismatch':
      return i18n._('The file changed on its way. Nothing was stored; send it again.')
    case 'unreadable':
      return i18n._('The answer of the server was not understood ({detail}). Reload the page; what was saved is safe.', {
        detail: error.message,
      })
    case 'defect':
      return i18n._('The server met an error of its own. What was saved is safe; try again.')
    case 'conflict':
      return serverSentence(i18n, error.message)
    case 'invalid':
      // An address somebody typed, whose record cannot exist.
      return error.field === 'id' ? noSuchRecord(i18n) : serverSentence(i18n, error.message)
  }
}
