import { useLingui } from '@lingui/react'
import { Stack, Text } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { queries } from '../../api/queries.ts'
import { Page } from '../../components/page.tsx'
import classes from './access.module.css'

/** The records that are open to their care teams only, by name and number, so that one can be found in an emergency. */
export function RestrictedPage() {
  const { i18n } = useLingui()
  const { data: patients } = useSuspenseQuery(queries.restrictedPatients)
  return (
    <Page title={i18n._('Restricted records')}>
      <Text c="dimmed" mb="md" maw={640}>
        {i18n._('Open to their care teams only. If you are not in the team, you are asked for a reason before a record opens.')}
      </Text>
      {patients.length === 0 ? (
        <Text role="status">{i18n._('No record of this center is restricted.')}</Text>
      ) : (
        <Stack component="ul" gap="xs" className={classes['list'] ?? ''}>
          {patients.map(({ id, name, recordNumber }) => (
            <li key={id}>
              <Link to="/patients/$id" params={{ id }} className={classes['row'] ?? ''}>
                <IconLock size={18} aria-hidden />
                <Text component="span" fw={600}>
                  {name}
                </Text>
                <Text component="span" c="dimmed">
                  {recordNumber}
                </Text>
              </Link>
            </li>
          ))}
        </Stack>
      )}
    </Page>
  )
}
