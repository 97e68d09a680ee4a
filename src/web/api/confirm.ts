/** Asks the person at the screen to prove who they are; rejects when they do not want to. */
type Confirmer = () => Promise<void>

let confirmer: Confirmer | null = null
let asking: Promise<void> | null = null

/** The dialog that asks; null takes it away. */
export function confirmWith(ask: Confirmer | null): void {
  confirmer = ask
}

/** Asks once for all calls that wait for it. @returns false when nobody can ask, or the person has declined. */
export async function askToConfirm(): Promise<boolean> {
  if (confirmer === null) return false
  asking ??= confirmer().finally(() => (asking = null))
  return asking.then(
    () => true,
    () => false,
  )
}
