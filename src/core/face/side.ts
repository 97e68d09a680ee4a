/** The patient's own side. The patient's left is on the right-hand side of an un-mirrored picture. */
export type Side = 'left' | 'right'

export const SIDES = ['right', 'left'] as const satisfies readonly Side[]

export const otherSide = (side: Side): Side => (side === 'left' ? 'right' : 'left')

/** One thing for each side of the face. */
export type BothSides<T> = Readonly<Record<Side, T>>

/** Makes one thing for each side. */
export const bothSides = <T>(make: (side: Side) => T): BothSides<T> => ({ right: make('right'), left: make('left') })
