/** A backup's name: when its snapshot was taken, to the second, in UTC, and four random bytes. Sorts by time. */
export const backupId = (at: Date, random: Uint8Array): string =>
  `${at.toISOString().slice(0, 19).replace(/[-:]/g, '').toLowerCase()}z-${Buffer.from(random).toString('hex')}`

const ID = /^(\d{4})(\d\d)(\d\d)t(\d\d)(\d\d)(\d\d)z-[0-9a-f]{8}$/

/** When a backup's snapshot was taken; null for what is no name of a backup. */
export function takenAt(id: string): Date | null {
  const found = ID.exec(id)
  if (found === null) return null
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = found.slice(1).map(Number)
  return new Date(Date.UTC(year, month - 1, day, hour, minute, second))
}

export const BACKUPS = 'backups/'
export const OBJECTS = 'objects/'

/** Where a part of a backup lies. */
export const partBlob = (backup: string, part: string): string => `${BACKUPS}${backup}/${part}`

/** Written last: a backup without it does not exist. */
export const manifestBlob = (backup: string): string => partBlob(backup, 'manifest')

/** Where a photo's encrypted bytes lie. All backups of a folder share them: they never change. */
export const objectBlob = (object: string): string => `${OBJECTS}${object.slice(0, 2)}/${object}`
