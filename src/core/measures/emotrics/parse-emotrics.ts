import { parseEmotricsJson } from './parse-emotrics-json.ts'
import { parseEmotricsText } from './parse-emotrics-text.ts'
import type { Parsed } from './emotrics-input.ts'

/** Reads a face from either format: JSON begins with a brace, everything else is taken for Emotrics' own text. */
export const parseEmotrics = (text: string): Parsed =>
  text.trimStart().startsWith('{') ? parseEmotricsJson(text) : parseEmotricsText(text)
