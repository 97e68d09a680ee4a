import { expect, test } from 'vitest'
import { bucketOf } from './bucket.ts'

test('an address names bucket, folder, server and region', () => {
  expect(bucketOf('s3://photos/center/one/?endpoint=https://s3.hospital.example&region=eu-central-1')).toEqual({
    bucket: 'photos',
    prefix: 'center/one/',
    endpoint: 'https://s3.hospital.example',
    region: 'eu-central-1',
  })
  expect(bucketOf('s3://photos')).toEqual({ bucket: 'photos', prefix: '', endpoint: null, region: 'us-east-1' })
})

test.each(['photos', 'https://photos', 's3://', 's3://a', 's3://photos?end=1', 's3://photos?endpoint=ftp://x', 's3://key@photos'])(
  '%s names none',
  (address) => {
    expect(bucketOf(address)).toBeNull()
  },
)
