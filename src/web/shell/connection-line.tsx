import { useLingui } from '@lingui/react'
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useSyncExternalStore } from 'react'
import { Failure } from '../api/failure.ts'
import classes from './connection-line.module.css'

/** One line above everything while the server does not answer: what is on the screen may be old. */
export function ConnectionLine() {
  const { i18n } = useLingui()
  const cache = useQueryClient().getQueryCache()
  const subscribe = useCallback((changed: () => void) => cache.subscribe(changed), [cache])
  const lost = useSyncExternalStore(subscribe, () =>
    cache
      .findAll({ type: 'active' })
      .some(({ state }) => state.error instanceof Failure && state.error.code === 'offline' && state.data !== undefined),
  )
  return (
    <div role="status">
      {lost ? (
        <p className={classes['line']}>
          {i18n._('The server does not answer. You see what was loaded last; Facialis keeps trying.')}
        </p>
      ) : null}
    </div>
  )
}
