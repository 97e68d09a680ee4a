/** The process of demo/draughtsman.ts. */
import sharp from 'sharp'
import { renderPhantom } from '../../core/phantom/index.ts'
import { answerRequests } from '../processes/answer-requests.ts'
import { drawingSchema, specOf } from './drawing.ts'

const JPEG_QUALITY = 92

answerRequests((drawing) => {
  const { picture } = renderPhantom(specOf(drawingSchema.parse(drawing)))
  const raw = { width: picture.width, height: picture.height, channels: 3 } as const
  return sharp(picture.data, { raw }).jpeg({ quality: JPEG_QUALITY }).toBuffer()
})
