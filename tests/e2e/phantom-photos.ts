import sharp from 'sharp'
import type { ExpressionId } from '../../src/core/capture/expressions.ts'
import { expressionSpec, NORMAL_SIDE, renderPhantom, sideFunction } from '../../src/core/phantom/index.ts'

export interface PhotoFile {
  readonly name: string
  readonly mimeType: string
  readonly buffer: Buffer
}

/** A drawn face whose right side moves with this strength (1 is healthy), photographed in one view. */
export async function phantomPhoto(view: ExpressionId, strength: number, name = `${view}.jpg`): Promise<PhotoFile> {
  const { data, width, height } = renderPhantom(
    expressionSpec(view, { right: sideFunction(strength, 0.5 + strength / 2), left: NORMAL_SIDE }),
  ).picture
  const buffer = await sharp(data, { raw: { width, height, channels: 3 } }).jpeg({ quality: 92 }).toBuffer()
  return { name, mimeType: 'image/jpeg', buffer }
}
