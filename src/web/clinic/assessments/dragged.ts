/** What is dragged onto a tile: a file waiting in the tray, or a photo of another tile. */
export type Dragged = { readonly kind: 'upload'; readonly key: number } | { readonly kind: 'photo'; readonly id: string }

/** A type of our own, so that text dragged from elsewhere is never taken for a photo. */
const TYPE = 'application/x-facialis-photo'

export const carry = (transfer: DataTransfer, dragged: Dragged): void => {
  transfer.effectAllowed = 'move'
  transfer.setData(TYPE, dragged.kind === 'upload' ? `upload ${dragged.key}` : `photo ${dragged.id}`)
}

/** True while something that a tile takes is over it; the contents are secret until the drop. */
export const isForTile = (transfer: DataTransfer): boolean => transfer.types.includes(TYPE) || transfer.types.includes('Files')

export function carried(transfer: DataTransfer): Dragged | null {
  const [kind, name] = transfer.getData(TYPE).split(' ')
  if (kind === 'upload' && name) return { kind, key: Number(name) }
  return kind === 'photo' && name ? { kind, id: name } : null
}
