import { BYTE_ROUTES } from '../../core/contract/routes.ts'
import { type Photo, photoSchema, type ViewId } from '../../core/records/assessment.ts'
import { API, failureFrom, parseJson } from './call.ts'
import { Failure } from './failure.ts'

/** SHA-256 in hex. @throws Failure where the browser offers no cryptography, which is on plain http to another machine. */
async function sha256(bytes: ArrayBuffer): Promise<string> {
  if (!globalThis.isSecureContext) {
    throw new Failure('invalid', 'Photos can only be sent over https or on the machine itself: the browser cannot checksum them here.')
  }
  const digest = await crypto.subtle.digest('SHA-256', bytes)
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

interface Shipment {
  readonly assessmentId: string
  readonly view: ViewId
  readonly file: File
  /** From 0 to 1, as bytes leave. */
  readonly onProgress: (share: number) => void
}

/**
 * Sends one photo with its checksum. XMLHttpRequest, because fetch does not tell how much has left.
 * @throws Failure of the contract, `offline`, or `unreadable`.
 */
export async function uploadPhoto({ assessmentId, view, file, onProgress }: Shipment): Promise<Photo> {
  const bytes = await file.arrayBuffer().catch(() => {
    throw new Failure('invalid', 'The file could not be read from this device.')
  })
  const digest = await sha256(bytes)
  const url = API + BYTE_ROUTES.upload.path.replace(':id', encodeURIComponent(assessmentId)).replace(':view', view)
  return new Promise((resolve, reject) => {
    const sending = new XMLHttpRequest()
    sending.open('PUT', url)
    sending.setRequestHeader('content-type', 'application/octet-stream')
    sending.setRequestHeader('x-file-name', encodeURIComponent(file.name))
    sending.setRequestHeader('x-content-sha256', digest)
    sending.upload.onprogress = (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total)
    }
    sending.onerror = () => reject(new Failure('offline', 'The server does not answer.'))
    sending.onload = () => {
      if (sending.status < 200 || sending.status > 299) return reject(failureFrom(sending.status, sending.responseText))
      const photo = photoSchema.safeParse(parseJson(sending.responseText))
      if (photo.success) resolve(photo.data)
      else reject(new Failure('unreadable', 'PUT photo'))
    }
    sending.send(bytes)
  })
}
