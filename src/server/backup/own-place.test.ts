import { expect, test } from 'vitest'
import { readConfig } from '../config.ts'
import { createNow } from './commands/commands.ts'

const read = (media: string | null, backup: string) =>
  readConfig({ ...(media === null ? {} : { FACIALIS_MEDIA: media }), FACIALIS_BACKUP_FOLDER: backup }, false, '/srv')

test.each([
  [null, 'data/media'],
  [null, '/srv/data/media/blobs/'],
  ['s3://photos', '/srv/data/x/../media/staging'],
  ['s3://center', 's3://center'],
  ['s3://center/photos', 's3://center/photos/?region=eu-central-1'],
  ['s3://center/photos?endpoint=https://s3.example', 's3://center/photos?endpoint=https://S3.example:443/'],
  ['s3://center', 's3://center/objects'],
  ['s3://center/backups/photos', 's3://center/backups'],
])('photos in %s and backups in %s are refused', async (media, backup) => {
  expect(() => read(media, backup)).toThrow('FACIALIS_BACKUP_FOLDER must be another place than the one of the photos')
  const config = read(media, '/elsewhere')
  const to = backup.startsWith('data/') ? `/srv/${backup}` : backup
  await expect(createNow(config, '1.2.3', to, () => undefined)).rejects.toMatchObject({ name: 'BackupRefusal', why: 'folder' })
})

test.each([
  [null, 'data/backups'],
  [null, '/srv/data/media-of-backups'],
  [null, 's3://center'],
  ['s3://center/photos', 's3://center/photos-saved'],
  ['s3://center', 's3://center?endpoint=https://s3.example'],
])('photos in %s and backups in %s are kept apart', (media, backup) => {
  expect(read(media, backup).backup.place).toBeDefined()
})
