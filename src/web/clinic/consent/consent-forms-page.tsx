import { useLingui } from '@lingui/react'
import { Alert, Badge, Button, Group, Stack, Text, Title } from '@mantine/core'
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ConsentForm, ConsentFormTexts } from '../../../core/records/consent-form.ts'
import { CONSENT_TEMPLATE } from '../../../core/records/consent-template.ts'
import { call } from '../../api/call.ts'
import { queries } from '../../api/queries.ts'
import { longDate } from '../../components/calendar.ts'
import { Page } from '../../components/page.tsx'
import classes from './consent-tab.module.css'
import { FormEditor } from './form-editor.tsx'
import { LANGUAGE_NAMES, languagesOf } from './form-languages.ts'
import { MajorityAge } from './majority-age.tsx'

/** The center's own form in all its versions; the owner writes a new one. */
export function ConsentFormsPage() {
  const { i18n } = useLingui()
  const { data } = useSuspenseQuery(queries.consentForms)
  const { data: me } = useSuspenseQuery(queries.me)
  const client = useQueryClient()
  const [draft, setDraft] = useState<ConsentFormTexts | null>(null)
  const owner = me.role === 'owner'
  const [newest] = data.forms
  return (
    <Page title={i18n._('Consent forms')}>
      <Stack gap="xl" maw="48rem">
        <Text>
          {i18n._(
            'What people of this center sign. A version never changes once it is saved: a new text is a new version, and every consent names the version that was signed.',
          )}
        </Text>
        {draft ? (
          <FormEditor
            start={draft}
            onCancel={() => setDraft(null)}
            save={async (texts) => {
              client.setQueryData(queries.consentForms.queryKey, await call('writeConsentForm', { body: { texts } }))
              setDraft(null)
            }}
          />
        ) : (
          <>
            {owner ? (
              <Group>
                <Button onClick={() => setDraft(newest?.texts ?? CONSENT_TEMPLATE)}>
                  {newest ? i18n._('Write a new version') : i18n._('Begin with the template')}
                </Button>
                {newest ? (
                  <Button variant="default" onClick={() => setDraft(CONSENT_TEMPLATE)}>
                    {i18n._('Begin with the template')}
                  </Button>
                ) : null}
              </Group>
            ) : (
              <Text c="dimmed">{i18n._('Only the owner of the center can change this.')}</Text>
            )}
            <Versions forms={data.forms} />
          </>
        )}
        <MajorityAge age={data.majorityAge} owner={owner} />
      </Stack>
    </Page>
  )
}

function Versions({ forms }: { forms: readonly ConsentForm[] }) {
  const { i18n } = useLingui()
  if (forms.length === 0) {
    return <Text c="dimmed">{i18n._('No version yet. Without one nobody can record a consent.')}</Text>
  }
  return (
    <ul className={classes['list']}>
      {forms.map((form) => (
        <li key={form.id} className={classes['entry']}>
          <Group gap="xs">
            <Title order={2} size="h3">
              {i18n._('Version {version}, {date}', { version: form.version, date: longDate(i18n, form.writtenAt) })}
            </Title>
            {form.template ? (
              <Badge
                variant="default"
                size="lg"
                radius="sm"
                tt="none"
                fz="sm"
                bg="var(--ground-warning)"
                c="var(--text-warning)"
              >
                {i18n._('Template: to be reviewed')}
              </Badge>
            ) : null}
          </Group>
          <Text size="sm" c="dimmed">
            {i18n._('Written by {name} · {languages}', {
              name: form.writtenBy,
              languages: languagesOf(form.texts)
                .map((language) => LANGUAGE_NAMES[language])
                .join(', '),
            })}
          </Text>
          {form.template ? (
            <Alert color="gray" mt="xs">
              {i18n._(
                'Review it, change it and save it as a version of the center before anybody signs it. It is not legal advice.',
              )}
            </Alert>
          ) : null}
        </li>
      ))}
    </ul>
  )
}
