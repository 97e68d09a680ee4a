import { useLingui } from '@lingui/react'
import { Button, Menu } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import type { AuditFilter } from '../../../core/contract/audit.ts'
import { call } from '../../api/call.ts'
import { tellFailure } from '../../components/toasts.tsx'
import { useSending } from '../../components/use-sending.ts'

/** Gives the browser a file to keep. */
function keep(name: string, text: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }))
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}

/** Takes the listed entries out, without names: as a table, or as lines that another program can verify. */
export function ExportMenu({ filter }: { filter: AuditFilter }) {
  const { i18n } = useLingui()
  const { sending, send } = useSending()
  const take = (format: 'csv' | 'jsonl') => (): void =>
    send(() =>
      call('exportAudit', { body: { ...filter, format } }).then(
        ({ name, text }) => keep(name, text),
        (error: unknown) => tellFailure(i18n, error),
      ),
    )
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" loading={sending} leftSection={<IconDownload size={16} aria-hidden />}>
          {i18n._('Export')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={take('csv')}>{i18n._('As a table (CSV)')}</Menu.Item>
        <Menu.Item onClick={take('jsonl')}>{i18n._('With every seal (JSON lines)')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
