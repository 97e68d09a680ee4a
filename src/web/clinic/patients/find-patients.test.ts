import { expect, test } from 'vitest'
import type { Patient } from '../../../core/records/patient.ts'
import { findPatients } from './find-patients.ts'

const patient = (name: string, recordNumber: string): Patient => ({
  id: `id-${recordNumber}`,
  name,
  recordNumber,
  birthDate: '1980-02-03',
  affectedSide: 'left',
  onset: null,
  diagnosis: '',
  createdAt: '2026-01-01T00:00:00Z',
  deletedAt: null,
  assessments: 0,
  lastAssessment: null,
  portraitPhotoId: null,
})
const people = [patient('Inés Muñoz', 'FC-2'), patient('Ann Berg', 'FC-10'), patient('Bo Ann Lee', 'FC-3')]
const found = (query: string): string[] => findPatients(people, query).map(({ name }) => name)

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
