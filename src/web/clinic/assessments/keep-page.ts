/** How many things would be lost with the page. */
let held = 0

const ask = (event: BeforeUnloadEvent): void => event.preventDefault()

/**
 * From now on the browser asks before the window is closed or loaded anew.
 * @returns what ends that, for this one reason.
 */
export function keepPage(): () => void {
  if (held === 0) window.addEventListener('beforeunload', ask)
  held += 1
  let over = false
  return () => {
    if (over) return
    over = true
    held -= 1
    if (held === 0) window.removeEventListener('beforeunload', ask)
  }
}
