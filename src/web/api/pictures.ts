import { BYTE_ROUTES } from '../../core/contract/routes.ts'
import { API } from './call.ts'

/** Address of a photo's upright JPEG: `screen` is the coordinate system of its landmarks. */
export const pictureUrl = (photoId: string, size: 'screen' | 'thumbnail'): string =>
  `${API}${BYTE_ROUTES.picture.path.replace(':id', photoId)}?size=${size}`
