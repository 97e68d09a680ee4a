/** A process that draws one photo of the story after the other: drawing takes seconds, and the server must go on answering. */
import sharp from 'sharp'
import { renderPhantom } from '../../core/phantom/index.ts'
import { drawingSchema, specOf } from './drawing.ts'

const JPEG_QUALITY = 92

// Ctrl-C reaches the whole terminal; the server decides when this process ends.
process.on('SIGINT', () => null)
process.on('disconnect', () => process.exit())

process.on('message', (message) => {
  const { picture } = renderPhantom(specOf(drawingSchema.parse(message)))
  const raw = { width: picture.width, height: picture.height, channels: 3 } as const
  sharp(picture.data, { raw })
    .jpeg({ quality: JPEG_QUALITY })
    .toBuffer()
    .then((jpeg) => process.send?.(jpeg))
    .catch(() => process.exit(1))
})
