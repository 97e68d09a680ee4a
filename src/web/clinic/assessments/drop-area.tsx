import { useLingui } from '@lingui/react'
import { Button, Text } from '@mantine/core'
import { IconPhotoUp } from '@tabler/icons-react'
import { type ReactNode, useRef, useState } from 'react'
import classes from './drop-area.module.css'

/** Takes several photos at once, dropped anywhere on it or chosen with the button; null: takes none. */
export function DropArea({ add, children }: { add: ((files: readonly File[]) => void) | null; children: ReactNode }) {
  const { i18n } = useLingui()
  const chooser = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  if (add === null) return <div className={classes['area']}>{children}</div>
  return (
    <div
      className={classes['area']}
      data-over={over || undefined}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes('Files')) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        add([...event.dataTransfer.files])
      }}
    >
      <div className={`${classes['invitation'] ?? ''} no-print`}>
        <Button leftSection={<IconPhotoUp size={18} aria-hidden />} onClick={() => chooser.current?.click()}>
          {i18n._('Add photos')}
        </Button>
        <Text size="sm" c="dimmed">
          {i18n._('Or drop them here, all at once: a file name like “rest.jpg” or “brow_up.heic” finds its view.')}
        </Text>
        <input
          ref={chooser}
          type="file"
          accept="image/*,.heic,.heif"
          multiple
          hidden
          aria-label={i18n._('Photos')}
          onChange={(event) => {
            add([...(event.currentTarget.files ?? [])])
            event.currentTarget.value = ''
          }}
        />
      </div>
      {children}
    </div>
  )
}
