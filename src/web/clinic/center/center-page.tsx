import { useLingui } from '@lingui/react'
import { Stack, Text } from '@mantine/core'
import { useSuspenseQuery } from '@tanstack/react-query'
import { queries } from '../../api/queries.ts'
import { Page } from '../../components/page.tsx'
import { AutomaticMeasurement } from './automatic-measurement.tsx'

/** What the owner decides for everybody in the center; the others see it and cannot change it. */
export function CenterPage() {
  const { i18n } = useLingui()
  const { data: settings } = useSuspenseQuery(queries.center)
  return (
    <Page title={i18n._('Center settings')}>
      <Stack gap="xl" maw="72ch">
        <Text>{settings.name}</Text>
        <AutomaticMeasurement settings={settings} />
      </Stack>
    </Page>
  )
}
