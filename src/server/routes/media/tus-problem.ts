import { type ProblemBody, type ProblemCode, problemSchema } from '../../../core/contract/problem.ts'

const CODES: Readonly<Record<number, ProblemCode>> = {
  404: 'not-found',
  409: 'conflict',
  410: 'not-found',
  413: 'too-large',
  500: 'unavailable',
}

const SENTENCES: Partial<Record<ProblemCode, string>> = {
  'not-found': 'There is no such upload: begin it again.',
  conflict: 'The upload goes on elsewhere: ask how much has arrived.',
  'too-large': 'More bytes came than the upload has.',
  unavailable: 'The server could not go on with the upload. What has arrived is kept: try again.',
}

/** What the tus server says in its own words, as a problem of the contract. */
export function tusProblem(status: number, text: string): ProblemBody {
  const ours = problemSchema.safeParse(parsed(text))
  if (ours.success) return ours.data
  const code = CODES[status] ?? 'invalid'
  return { code, message: SENTENCES[code] ?? `The upload is not asked for as the tus protocol says: ${text.trim()}.` }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
