import { useLingui } from '@lingui/react'
import { Button, Group, NumberInput, Stack, Text, Title } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { MAJORITY_AGE } from '../../../core/records/consent-majority.ts'
import { call } from '../../api/call.ts'
import { queries } from '../../api/queries.ts'
import { Refusal } from '../../components/refusal.tsx'
import { useSending } from '../../components/use-sending.ts'

/** The birthday on which what a guardian granted ends. */
export function MajorityAge({ age, owner }: { age: number; owner: boolean }) {
  const { i18n } = useLingui()
  const client = useQueryClient()
  const { sending, refusal, send } = useSending()
  const [years, setYears] = useState<string | number>(age)
  const { least, most } = MAJORITY_AGE
  const valid = typeof years === 'number' && Number.isInteger(years) && years >= least && years <= most
  return (
    <section aria-labelledby="majority">
      <Stack gap="sm">
        <Title order={2} id="majority">
          {i18n._('Age of majority')}
        </Title>
        <Text>
          {i18n._(
            'From this birthday on a person decides alone. What a guardian granted then counts for care only, until the person has been asked.',
          )}
        </Text>
        {owner ? (
          <>
            <Group align="flex-end">
              <NumberInput
                label={i18n._('Years')}
                w={120}
                min={least}
                max={most}
                clampBehavior="none"
                allowDecimal={false}
                value={years}
                onChange={setYears}
                error={valid ? null : i18n._('Between {least} and {most} years.', { least, most })}
              />
              <Button
                variant="default"
                loading={sending}
                disabled={!valid || years === age}
                onClick={() =>
                  send(async () => {
                    const answer = await call('setMajorityAge', { body: { majorityAge: Number(years) } })
                    client.setQueryData(queries.consentForms.queryKey, answer)
                    await client.invalidateQueries({ queryKey: ['patients'] })
                  })
                }
              >
                {i18n._('Save')}
              </Button>
            </Group>
            <Refusal error={refusal} />
          </>
        ) : (
          <Text>{i18n._('{count, plural, one {# year} other {# years}}', { count: age })}</Text>
        )}
      </Stack>
    </section>
  )
}
