import pg from 'pg'

/** A table or sequence as SQL names it. */
export const qualified = ({ schema, name }: { readonly schema: string; readonly name: string }): string =>
  `${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(name)}`

/** Columns as SQL lists them. */
export const columnList = (columns: readonly string[]): string => columns.map((column) => pg.escapeIdentifier(column)).join(', ')
