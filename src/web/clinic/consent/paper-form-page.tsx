import { useLingui } from '@lingui/react'
import { Alert, Button, Group, SegmentedControl, Text, Title } from '@mantine/core'
import { IconArrowLeft, IconPrinter } from '@tabler/icons-react'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { ConsentForm, FormLanguage } from '../../../core/records/consent-form.ts'
import { CONSENT_SCOPES } from '../../../core/records/consent-scope.ts'
import type { Patient } from '../../../core/records/patient.ts'
import { queries } from '../../api/queries.ts'
import { LinkButton, TextLink } from '../../components/link-button.tsx'
import { LANGUAGE_NAMES, languagesOf, PAPER_WORDS } from './form-languages.ts'
import classes from './paper-form.module.css'

/** The newest form with the person's name, to be ticked and signed by hand. */
export function PaperFormPage() {
  const { i18n } = useLingui()
  const { id } = useParams({ from: '/clinic/patients/$id/consent/paper' })
  const { data: patient } = useSuspenseQuery(queries.patient(id))
  const { data } = useSuspenseQuery(queries.consentForms)
  const [form] = data.forms
  const languages = form ? languagesOf(form.texts) : []
  const [chosen, setChosen] = useState<FormLanguage | null>(null)
  const language = chosen ?? languages.find((one) => one === i18n.locale) ?? languages[0]
  return (
    <div className="page">
      <Group mb="lg" className="no-print">
        <LinkButton
          variant="subtle"
          leftSection={<IconArrowLeft size={16} aria-hidden />}
          to="/patients/$id/consent"
          params={{ id }}
        >
          {i18n._('Back to the consent')}
        </LinkButton>
        {languages.length > 1 && language ? (
          <SegmentedControl
            aria-label={i18n._('Language of the form')}
            value={language}
            onChange={setChosen}
            data={languages.map((one) => ({ value: one, label: LANGUAGE_NAMES[one] }))}
          />
        ) : null}
        {form ? (
          <Button leftSection={<IconPrinter size={16} aria-hidden />} onClick={() => window.print()}>
            {i18n._('Print')}
          </Button>
        ) : null}
      </Group>
      {form && language ? (
        <Paper form={form} language={language} patient={patient} />
      ) : (
        <>
          <Title order={1} mb="sm">
            {i18n._('The center has no consent form yet')}
          </Title>
          <TextLink to="/consent-forms" className="roomy">
            {i18n._('Consent forms of the center')}
          </TextLink>
        </>
      )}
    </div>
  )
}

function Paper({ form, language, patient }: { form: ConsentForm; language: FormLanguage; patient: Patient }) {
  const { i18n } = useLingui()
  const text = form.texts[language]
  const words = PAPER_WORDS[language]
  if (text === undefined) return null
  return (
    <>
      {form.template ? (
        <Alert color="gray" mb="md" className="no-print" title={i18n._('This is the template')}>
          {i18n._(
            'Review it, change it and save it as a version of the center before anybody signs it. It is not legal advice.',
          )}
        </Alert>
      ) : null}
      <article className={classes['paper']} lang={language}>
        <Title order={1} size="h2">
          {text.title}
        </Title>
        <Text className={classes['person']}>
          {patient.name} · {words.born} {patient.birthDate} · {words.record} {patient.recordNumber}
        </Text>
        <Text className={classes['prose']}>{text.introduction}</Text>
        <ul className={classes['scopes']}>
          {CONSENT_SCOPES.map((scope) => (
            <li key={scope} className={classes['scope']}>
              <span className={classes['prose']}>{text.scopes[scope]}</span>
              <span className={classes['box']}>☐ {words.yes}</span>
              <span className={classes['box']}>☐ {words.no}</span>
            </li>
          ))}
        </ul>
        <Text className={classes['prose']}>{text.closing}</Text>
        <div className={classes['lines']}>
          {[words.signature, words.guardian, words.witness].map((line) => (
            <div key={line} className={classes['line']}>
              <span>{line}</span>
              <span>{words.date}</span>
            </div>
          ))}
        </div>
        <Text size="sm" c="dimmed" mt="lg">
          {words.version} {form.version}
        </Text>
      </article>
    </>
  )
}
