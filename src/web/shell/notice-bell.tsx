import { useLingui } from '@lingui/react'
import { ActionIcon, Indicator } from '@mantine/core'
import { IconBell } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { queries } from '../api/queries.ts'
import { useMay } from '../components/use-may.ts'

/** For whoever is told things: how many they have not read. */
export function NoticeBell() {
  const { i18n } = useLingui()
  const told = useMay()('notices')
  const { data: notices = [] } = useQuery({ ...queries.notices, enabled: told })
  if (!told) return null
  const unread = notices.filter(({ readAt }) => readAt === null).length
  return (
    <Indicator label={unread} disabled={unread === 0} size={18} offset={10}>
      <ActionIcon
        component={Link}
        to="/notices"
        variant="subtle"
        color="gray"
        size="lg"
        aria-label={i18n._('{count, plural, =0 {Notices} one {Notices, one new} other {Notices, # new}}', { count: unread })}
      >
        <IconBell size={22} aria-hidden />
      </ActionIcon>
    </Indicator>
  )
}
