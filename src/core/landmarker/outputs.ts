import { LANDMARK_COUNT } from '../face/landmarks.ts'
import { named } from './named-output.ts'
import type { Outputs } from './network.ts'
import type { Shape } from './shape.ts'

/** The side of the landmark network's input; its outputs are in pixels of it, (0, 0) the top-left corner. */
export const LANDMARK_SIZE = 192

/** The refined lips: which landmark each of the output's 80 points replaces. */
const LIPS: readonly number[] = [
  61, 146, 91, 181, 84, 17, 314, 405, 321, 375, 291, 185, 40, 39, 37, 0, 267, 269, 270, 409, 78, 95, 88, 178, 87, 14, 317,
  402, 318, 324, 308, 191, 80, 81, 82, 13, 312, 311, 310, 415, 76, 77, 90, 180, 85, 16, 315, 404, 320, 307, 306, 184, 74,
  73, 72, 11, 302, 303, 304, 408, 62, 96, 89, 179, 86, 15, 316, 403, 319, 325, 292, 183, 42, 41, 38, 12, 268, 271, 272, 407,
]

/** The refined eye and brow on the left of the picture (the person's right): 71 points. */
const EYE_ON_THE_LEFT: readonly number[] = [
  33, 7, 163, 144, 145, 153, 154, 155, 133, 246, 161, 160, 159, 158, 157, 173, 130, 25, 110, 24, 23, 22, 26, 112, 243, 247,
  30, 29, 27, 28, 56, 190, 226, 31, 228, 229, 230, 231, 232, 233, 244, 113, 225, 224, 223, 222, 221, 189, 35, 124, 46, 53,
  52, 65, 143, 111, 117, 118, 119, 120, 121, 128, 245, 156, 70, 63, 105, 66, 107, 55, 193,
]

/** The refined eye and brow on the right of the picture (the person's left): 71 points. */
const EYE_ON_THE_RIGHT: readonly number[] = [
  263, 249, 390, 373, 374, 380, 381, 382, 362, 466, 388, 387, 386, 385, 384, 398, 359, 255, 339, 254, 253, 252, 256, 341,
  463, 467, 260, 259, 257, 258, 286, 414, 446, 261, 448, 449, 450, 451, 452, 453, 464, 342, 445, 444, 443, 442, 441, 413,
  265, 353, 276, 283, 282, 295, 372, 340, 346, 347, 348, 349, 350, 357, 465, 383, 300, 293, 334, 296, 336, 285, 417,
]

const MESH_COUNT = 468

/** The refined outputs, by the names of the model file, and the landmarks they replace. They come in pairs x, y. */
const REFINED: readonly (readonly [output: string, landmarks: readonly number[]])[] = [
  ['output_lips', LIPS],
  ['output_left_eye', EYE_ON_THE_LEFT],
  ['output_right_eye', EYE_ON_THE_RIGHT],
  ['output_left_iris', [468, 469, 470, 471, 472]],
  ['output_right_iris', [473, 474, 475, 476, 477]],
]

/** One run of the landmark network. */
export interface Run {
  /** In pixels of the network's input. */
  readonly shape: Shape
  /** How sure the network is that it sees a face, 0…1. */
  readonly presence: number
}

/** The 478 points of one run: the mesh (x, y, z), with lips, eyes and irises replaced by their refined places. */
export function readOutputs(outputs: Outputs): Run {
  const mesh = named(outputs, 'output_mesh_identity', MESH_COUNT * 3)
  const shape = new Float64Array(LANDMARK_COUNT * 2)
  for (let i = 0; i < MESH_COUNT; i++) {
    shape[2 * i] = mesh[3 * i] ?? Number.NaN
    shape[2 * i + 1] = mesh[3 * i + 1] ?? Number.NaN
  }
  for (const [name, landmarks] of REFINED) {
    const values = named(outputs, name, landmarks.length * 2)
    landmarks.forEach((landmark, k) => {
      shape[2 * landmark] = values[2 * k] ?? Number.NaN
      shape[2 * landmark + 1] = values[2 * k + 1] ?? Number.NaN
    })
  }
  const flag = named(outputs, 'conv_faceflag', 1)[0] ?? Number.NaN
  return { shape, presence: 1 / (1 + Math.exp(-flag)) }
}
