import { createRequire } from 'node:module'

/** What is used of libheif's C interface, compiled to WebAssembly: every number is an address or a plain value. */
interface Module {
  readonly HEAPU8: Uint8Array
  _malloc(size: number): number
  _heif_context_alloc(): number
  _heif_context_read_from_memory_without_copy(error: number, context: number, data: number, size: number, options: 0): void
  _heif_context_get_primary_image_handle(error: number, context: number, handle: number): void
  _heif_image_handle_get_width(handle: number): number
  _heif_image_handle_get_height(handle: number): number
  _heif_decode_image(error: number, handle: number, image: number, colours: number, order: number, options: 0): void
  _heif_image_get_plane_readonly(image: number, channel: number, stride: number): number
}

// heif.h: heif_colorspace_RGB, heif_chroma_interleaved_RGB and heif_channel_interleaved.
const RGB = 1
const INTERLEAVED_RGB = 10
const INTERLEAVED = 10

/** struct heif_error: code, subcode, message, four bytes each. */
const ERROR_BYTES = 12

/** The primary picture of a HEIC file, upright as the format says, not decoded yet. */
export interface HeicPicture {
  readonly width: number
  readonly height: number
  /**
   * RGB, 8 bits a channel, row after row. The pixels lie in the memory of libheif: valid as long as this view is.
   * @throws Error when a part of the picture is missing or damaged
   */
  pixels(): Uint8Array
}

/**
 * Opens a HEIC file. Each file has a libheif of its own: its memory, hundreds of megabytes for a large photo, goes when
 * the picture does, and nothing is left of one person's photo when the next is opened.
 * @throws Error when libheif cannot read the file
 */
export function openHeic(bytes: Uint8Array): HeicPicture {
  const open = createRequire(import.meta.url)('libheif-js/libheif-wasm/libheif-bundle.js') as (quiet: object) => Module
  const silent = (): void => undefined
  const libheif = open({ print: silent, printErr: silent })
  const error = allocate(ERROR_BYTES)
  const answer = allocate(4)

  const context = libheif._heif_context_alloc()
  const file = allocate(bytes.length)
  libheif.HEAPU8.set(bytes, file)
  libheif._heif_context_read_from_memory_without_copy(error, context, file, bytes.length, 0)
  check('read')
  libheif._heif_context_get_primary_image_handle(error, context, answer)
  check('find a picture in')
  const handle = numberAt(answer)
  const width = libheif._heif_image_handle_get_width(handle)
  const height = libheif._heif_image_handle_get_height(handle)

  return {
    width,
    height,
    pixels() {
      libheif._heif_decode_image(error, handle, answer, RGB, INTERLEAVED_RGB, 0)
      check('decode')
      const image = numberAt(answer)
      const plane = libheif._heif_image_get_plane_readonly(image, INTERLEAVED, answer)
      const stride = numberAt(answer)
      const row = 3 * width
      const memory = libheif.HEAPU8
      // Rows are padded to the processor's liking: moved together in place, no second copy is needed.
      if (stride !== row) {
        for (let y = 1; y < height; y++) memory.copyWithin(plane + y * row, plane + y * stride, plane + y * stride + row)
      }
      return memory.subarray(plane, plane + row * height)
    },
  }

  function allocate(size: number): number {
    const address = libheif._malloc(size)
    if (address === 0) throw new Error('libheif has no memory left')
    return address
  }

  function numberAt(address: number): number {
    return new DataView(libheif.HEAPU8.buffer).getUint32(address, true)
  }

  function check(doing: string): void {
    const code = numberAt(error)
    if (code !== 0) throw new Error(`libheif cannot ${doing} the file: error ${code}.${numberAt(error + 4)}`)
  }
}
