import { expect, test } from 'vitest'
import { overlayNames } from './overlay-names.ts'

test('two photos of the same name do not share a picture, also where the file system ignores case', () => {
  const names = overlayNames(['a/rest.jpg', 'b/REST.JPG', 'c/smile.png'], 'out')
  expect([...names.values()]).toEqual(['out/rest.jpg.overlay.png', 'out/REST.JPG-2.overlay.png', 'out/smile.png.overlay.png'])
})
