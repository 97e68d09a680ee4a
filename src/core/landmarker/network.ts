/** The named output tensors of one run: flat values, row-major. */
export type Outputs = Readonly<Record<string, Float32Array>>

/**
 * One neural network, ready to run. Injected: the server and the command line bring onnxruntime-node,
 * the browser onnxruntime-web; everything before and after the network is the same code.
 */
export interface Network {
  /** @param input one picture, height × width × 3, interleaved, values in the range the network expects. */
  run(input: Float32Array): Promise<Outputs>
}

/** The two networks of the landmarker. */
export interface Networks {
  /** Full-range face detector: 192 × 192 × 3 in −1…1; outputs `regressors` (2304 × 16) and `classificators` (2304). */
  readonly detector: Network
  /** Face landmarks with attention: 192 × 192 × 3 in 0…1; outputs named in `landmarker/outputs.ts`. */
  readonly landmarks: Network
}
