import { useEffect, useRef } from 'react'

/** What each single key does, by `KeyboardEvent.key` in lower case. */
export type Keys = Readonly<Record<string, () => void>>

const writes = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName) || target.role === 'option')

/** Single-key shortcuts of a page: silent while somebody types, chooses in a list, or has a dialog open. */
export function useSingleKeys(keys: Keys): void {
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || writes(event.target)) return
      if (document.querySelector('[role="dialog"][aria-modal="true"], [role="menu"]') !== null) return
      const act = latest.current[event.key.toLowerCase()]
      if (act === undefined) return
      event.preventDefault()
      act()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
}
