/** The process of media/overlay/overlayer.ts. */
import { answerRequests } from '../../processes/answer-requests.ts'
import { composeOverlay } from './compose-overlay.ts'
import type { OverlayRequest } from './overlayer.ts'

answerRequests(({ photo, drawing, destination }: OverlayRequest) => composeOverlay(photo, drawing, destination))
