export { buildRecord, excursionsOf, type RecordParts } from './build-record.ts'
export { countLeftOut, type LeftOut, leftOutSchema } from './left-out.ts'
export { measureTable } from './measure-table.ts'
export {
  type ExportAsk,
  type ExportPlan,
  planExport,
  type RecordSource,
  type SourceAssessment,
  type SourcePhoto,
} from './plan-export.ts'
export { readme } from './readme.ts'
export { type RecordFile, recordFileSchema } from './record-file.ts'
