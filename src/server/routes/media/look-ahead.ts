import type { FastifyRequest } from 'fastify'
import type { Admitted, Gate } from '../../access/gate.ts'

/** Ends a look: what was seen is known, and nothing is to be written. */
class Looked extends Error {
  override readonly name = 'Looked'
}

/**
 * Asks the gate whether a request may go on, before the time and the room are spent that its bytes take, and without holding
 * a connection while they are. A refusal is an entry of the audit; a look is none, because the pass that does the work is.
 */
export async function lookAhead<T>(
  gate: Gate,
  request: FastifyRequest,
  record: string,
  look: (admitted: Admitted) => Promise<T>,
): Promise<T> {
  const seen: T[] = []
  try {
    await gate.pass(request, record, async (admitted) => {
      seen.push(await look(admitted))
      throw new Looked()
    })
  } catch (error) {
    const [found] = seen
    if (error instanceof Looked && found !== undefined) return found
    throw error
  }
  throw new Error('a look went through the gate')
}
