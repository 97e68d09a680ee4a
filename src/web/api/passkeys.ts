import {
  browserSupportsWebAuthn,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
} from '@simplewebauthn/browser'
import { Failure } from './failure.ts'

/** What a passkey has signed, as the server takes it. */
export interface Signed {
  readonly [field: string]: unknown
  id: string
  rawId: string
  type: 'public-key'
}

type Options = { readonly challenge: string }

/** Browsers make passkeys for names, over https or on the machine itself: not for a bare address. */
export const passkeysWorkHere = (): boolean =>
  window.isSecureContext && browserSupportsWebAuthn() && !/^[\d.]+$|:/.test(window.location.hostname)

/** The dialog of the browser says itself what went wrong, and tells us little. */
const notUsed = (): Failure => new Failure('invalid', 'No passkey was used. Try again, or take another way.')

/** @throws Failure when the person declined, or has no passkey here. */
export async function signWithPasskey(options: Options): Promise<Signed> {
  try {
    return { ...(await startAuthentication({ optionsJSON: options as PublicKeyCredentialRequestOptionsJSON })) }
  } catch {
    throw notUsed()
  }
}

/** @throws Failure when the person declined, or this device has a passkey of the account already. */
export async function makePasskey(options: Options): Promise<Signed> {
  try {
    return { ...(await startRegistration({ optionsJSON: options as PublicKeyCredentialCreationOptionsJSON })) }
  } catch (error) {
    if (error instanceof Error && error.name === 'InvalidStateError') {
      throw new Failure('conflict', 'This device has a passkey of this account already.')
    }
    throw notUsed()
  }
}
