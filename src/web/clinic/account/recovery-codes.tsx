import { useLingui } from '@lingui/react'
import { Button, Checkbox, CopyButton, Group, Loader, Stack, Text } from '@mantine/core'
import { IconCopy, IconPrinter } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { Failed } from '../../components/failed.tsx'
import classes from './recovery-codes.module.css'

/** Ten new recovery codes, shown this once; making them makes the earlier ones worthless. */
export function RecoveryCodes({ done }: { done: () => void }) {
  const { i18n } = useLingui()
  const [kept, setKept] = useState(false)
  const made = useQuery({ queryKey: ['new-recovery-codes'], queryFn: () => call('makeRecoveryCodes'), staleTime: Infinity, gcTime: 0 })
  if (made.error) return <Failed error={made.error} again={() => void made.refetch()} />
  if (!made.data) return <Loader role="status" aria-label={i18n._('Loading')} />
  const { codes } = made.data
  return (
    <Stack>
      <Text>
        {i18n._('When your passkey or phone is lost, one of these codes and your password let you in. Each works once, and they are shown only now.')}
      </Text>
      <ol className={classes['codes'] ?? ''} aria-label={i18n._('Recovery codes')}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <Group className="no-print">
        <Button variant="default" leftSection={<IconPrinter size={18} aria-hidden />} onClick={() => window.print()}>
          {i18n._('Print')}
        </Button>
        <CopyButton value={codes.join('\n')}>
          {({ copied, copy }) => (
            <Button variant="default" leftSection={<IconCopy size={18} aria-hidden />} onClick={copy}>
              {copied ? i18n._('Copied') : i18n._('Copy')}
            </Button>
          )}
        </CopyButton>
      </Group>
      <Stack className="no-print">
        <Checkbox
          label={i18n._('I have printed them or written them down')}
          checked={kept}
          onChange={({ currentTarget }) => setKept(currentTarget.checked)}
        />
        <Button disabled={!kept} onClick={done}>
          {i18n._('Go on')}
        </Button>
      </Stack>
    </Stack>
  )
}
