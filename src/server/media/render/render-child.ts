/** The process of media/render/renderer.ts. */
import { answerRequests } from '../../processes/answer-requests.ts'
import { renderPicture } from './render-picture.ts'

answerRequests(renderPicture)
