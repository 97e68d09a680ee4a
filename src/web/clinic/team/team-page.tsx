import { useLingui } from '@lingui/react'
import { Button } from '@mantine/core'
import { IconUserPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { queries } from '../../api/queries.ts'
import { Failed } from '../../components/failed.tsx'
import { Page } from '../../components/page.tsx'
import { Loading } from '../../shell/whole-screen.tsx'
import { FreshLinkDialog, type MadeLink } from './fresh-link-dialog.tsx'
import { InviteDialog } from './invite-dialog.tsx'
import { MemberList } from './member-list.tsx'
import { PendingLinks } from './pending-links.tsx'

/** Who works at the center, in which role, and who is invited; for its owner. */
export function TeamPage() {
  const { i18n } = useLingui()
  const { data: members, error, refetch } = useQuery(queries.members)
  const [inviting, setInviting] = useState(false)
  const [link, setLink] = useState<MadeLink | null>(null)
  return (
    <Page
      title={i18n._('Team')}
      actions={
        <Button leftSection={<IconUserPlus size={18} aria-hidden />} onClick={() => setInviting(true)}>
          {i18n._('Invite somebody')}
        </Button>
      }
    >
      {error ? <Failed error={error} again={() => void refetch()} /> : null}
      {members ? <MemberList members={members} made={setLink} /> : error ? null : <Loading />}
      <PendingLinks />
      <InviteDialog
        opened={inviting}
        close={() => setInviting(false)}
        made={(made) => {
          setInviting(false)
          setLink(made)
        }}
      />
      <FreshLinkDialog link={link} close={() => setLink(null)} />
    </Page>
  )
}
