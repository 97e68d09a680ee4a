/** A triangle mesh. Loops are closed chains of vertices along which the surface may crease. */
export interface Mesh {
  /** x, y, z of every vertex, flat. */
  readonly positions: Float64Array
  /** Three vertices a triangle, counter-clockwise seen from outside. */
  readonly triangles: Int32Array
  /** The part of the face each triangle belongs to. */
  readonly parts: Uint8Array
  readonly loops: readonly (readonly number[])[]
  /** Vertices that stay where they are: the corners of eyes and mouth. */
  readonly corners: ReadonlySet<number>
}

/** The parts of the surface: what is skin and what is an opening in it. */
export const PART = { skin: 0, eye: 1, mouth: 2 } as const
