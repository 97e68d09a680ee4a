/** Where the rows of a table lie, by its place in the manifest. */
export const tableStream = (index: number): string => `t${String(index + 1).padStart(3, '0')}`
