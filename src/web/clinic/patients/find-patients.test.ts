import { setupI18n } from '@lingui/core'
import { expect, test } from 'vitest'
import type { Patient } from '../../../core/records/patient.ts'
import { findPatients } from './find-patients.ts'

const english = setupI18n({ locale: 'en', messages: { en: {} } })
const spanish = setupI18n({ locale: 'es', messages: { es: {} } })
const patient = (name: string, recordNumber: string, birthDate = '1980-02-03'): Patient => ({
  id: `id-${recordNumber}`,
  name,
  recordNumber,
  birthDate,
  affectedSide: 'left',
  onset: null,
  diagnosis: '',
  createdAt: '2026-01-01T00:00:00Z',
  deletedAt: null, restricted: false,
  assessments: 0,
  lastAssessment: null,
  portraitPhotoId: null,
})
const people = [patient('Inés Muñoz', 'FC-2'), patient('Ann Berg', 'FC-10', '1975-03-14'), patient('Bo Ann Lee', 'FC-3')]
const found = (query: string): string[] => findPatients(english, people, query).map(({ name }) => name)

test('an accent that was not typed does not hide a person', () => {
  expect(found('munoz')).toEqual(['Inés Muñoz'])
})

test('every word must match, in any order, in name or record number', () => {
  expect(found('lee ann')).toEqual(['Bo Ann Lee'])
  expect(found('ann fc-10')).toEqual(['Ann Berg'])
})

test('nothing typed shows everybody by name', () => {
  expect(found(' ')).toEqual(['Ann Berg', 'Bo Ann Lee', 'Inés Muñoz'])
})

test.each(['14 March 1975', '14 Mar 1975', '1975-03-14', '14.03.1975', '14.3.1975', '14/03/1975'])('the birth date is found as %s', (typed) => {
  expect(found(typed)).toEqual(['Ann Berg'])
})

test('the birth date is found as the Spanish screens print it', () => {
  expect(findPatients(spanish, people, '14 de marzo de 1975').map(({ name }) => name)).toEqual(['Ann Berg'])
})
