import { readFile, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import sharp from 'sharp'
import { decodePicture } from '../decode/decode-picture.ts'

/** As large as a photo is when it is measured: more would show no more, and take memory. Pixels on the longer side. */
const MAX_SIDE = 4096

/**
 * Draws an SVG over the upright photo and writes the result as PNG, whole or not at all. A large photo is reduced as it is
 * for measuring, and the drawing with it.
 * @param photo path of the photo
 * @param drawing an SVG document as large as the upright photo
 * @param destination path of the picture to write; a file of that name is replaced
 * @throws Error naming the photo when it cannot be decoded, or the file system's own when nothing can be written
 */
export async function composeOverlay(photo: string, drawing: string, destination: string): Promise<void> {
  const decoded = await decodePicture(await readFile(photo), path.basename(photo), MAX_SIDE)
  if (!decoded.ok) throw new Error(decoded.why)
  const { data, width, height } = decoded.picture
  const reduced = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" `
    + `viewBox="0 0 ${decoded.width} ${decoded.height}">${drawing}</svg>`
  const unfinished = `${destination}.${process.pid}.part`
  try {
    await sharp(data, { raw: { width, height, channels: 3 } })
      .composite([{ input: Buffer.from(reduced), left: 0, top: 0 }])
      .png({ compressionLevel: 6 })
      .toFile(unfinished)
    await rename(unfinished, destination)
  } catch (failure) {
    await rm(unfinished, { force: true })
    throw failure
  }
}
