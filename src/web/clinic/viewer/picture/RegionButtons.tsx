import { useLingui } from '@lingui/react'
import { Button, Kbd } from '@mantine/core'
import type { Region } from './face-regions.ts'

/** Zooms to a part of the face; the keys they show work on the whole page. */
export function RegionButtons({ show }: { show: (region: Region) => void }) {
  const { i18n } = useLingui()
  const regions = [
    ['eyes', 'E', i18n._('Eyes')],
    ['mouth', 'M', i18n._('Mouth')],
    ['brows', 'B', i18n._('Brows')],
  ] as const
  return regions.map(([region, key, name]) => (
    <Button key={region} variant="default" rightSection={<Kbd aria-hidden>{key}</Kbd>} onClick={() => show(region)}>
      {name}
    </Button>
  ))
}
