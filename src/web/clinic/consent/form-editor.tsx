import { useLingui } from '@lingui/react'
import { Button, Group, Stack, Tabs, Textarea, TextInput, Text } from '@mantine/core'
import { useState } from 'react'
import {
  type ConsentFormText,
  consentFormTextSchema,
  type ConsentFormTexts,
  FORM_LANGUAGES,
  type FormLanguage,
} from '../../../core/records/consent-form.ts'
import { CONSENT_SCOPES } from '../../../core/records/consent-scope.ts'
import { Refusal } from '../../components/refusal.tsx'
import { useSending } from '../../components/use-sending.ts'
import { scopeName } from './consent-words.ts'
import { LANGUAGE_NAMES } from './form-languages.ts'

const EMPTY: ConsentFormText = {
  title: '',
  introduction: '',
  scopes: { care: '', teaching: '', research: '', publication: '', identifiableFace: '' },
  closing: '',
}

const isEmpty = ({ title, introduction, scopes, closing }: ConsentFormText): boolean =>
  [title, introduction, closing, ...Object.values(scopes)].every((part) => part.trim() === '')

interface Props {
  readonly start: ConsentFormTexts
  readonly onCancel: () => void
  readonly save: (texts: ConsentFormTexts) => Promise<void>
}

/** The text of a new version, language by language; a language without any text is left out. */
export function FormEditor({ start, onCancel, save }: Props) {
  const { i18n } = useLingui()
  const { sending, refusal, send } = useSending()
  const [open, setOpen] = useState<FormLanguage>('en')
  const [texts, setTexts] = useState({ en: start.en ?? EMPTY, es: start.es ?? EMPTY })
  const written = FORM_LANGUAGES.filter((language) => !isEmpty(texts[language]))
  const unfinished = written.find((language) => !consentFormTextSchema.safeParse(texts[language]).success)
  const change = (part: Partial<ConsentFormText>): void =>
    setTexts((before) => ({ ...before, [open]: { ...before[open], ...part } }))
  const text = texts[open]
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        send(() => save(Object.fromEntries(written.map((language) => [language, texts[language]]))))
      }}
    >
      <Stack>
        <Tabs value={open} onChange={(value) => setOpen(FORM_LANGUAGES.find((one) => one === value) ?? 'en')}>
          <Tabs.List>
            {FORM_LANGUAGES.map((language) => (
              <Tabs.Tab key={language} value={language}>
                {LANGUAGE_NAMES[language]}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          <Tabs.Panel value={open} pt="md" lang={open}>
            <Stack>
              <TextInput
                label={i18n._('Title')}
                maxLength={200}
                value={text.title}
                onChange={(event) => change({ title: event.currentTarget.value })}
              />
              <Textarea
                label={i18n._('Introduction')}
                autosize
                minRows={4}
                maxLength={6000}
                value={text.introduction}
                onChange={(event) => change({ introduction: event.currentTarget.value })}
              />
              {CONSENT_SCOPES.map((scope) => (
                <Textarea
                  key={scope}
                  label={i18n._('Asked for: {scope}', { scope: scopeName(i18n, scope) })}
                  autosize
                  minRows={2}
                  maxLength={2000}
                  value={text.scopes[scope]}
                  onChange={(event) => change({ scopes: { ...text.scopes, [scope]: event.currentTarget.value } })}
                />
              ))}
              <Textarea
                label={i18n._('At the end')}
                autosize
                minRows={3}
                maxLength={6000}
                value={text.closing}
                onChange={(event) => change({ closing: event.currentTarget.value })}
              />
            </Stack>
          </Tabs.Panel>
        </Tabs>
        <Text size="sm" c="dimmed" role="status">
          {written.length === 0
            ? i18n._('Write the form in one language at least.')
            : unfinished
              ? i18n._('{language} still lacks a part: title, introduction and all five questions are needed.', {
                  language: LANGUAGE_NAMES[unfinished],
                })
              : ''}
        </Text>
        <Refusal error={refusal} />
        <Group>
          <Button type="submit" loading={sending} disabled={written.length === 0 || unfinished !== undefined}>
            {i18n._('Save as a new version')}
          </Button>
          <Button variant="subtle" onClick={onCancel}>
            {i18n._('Cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
