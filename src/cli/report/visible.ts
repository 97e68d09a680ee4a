// Control characters, line and paragraph separators, and what turns the direction of writing.
const INVISIBLE = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu

/** A text as one line for a person: what a file name could do to a terminal, or to the lines of a report, is spelled out. */
export const visible = (text: string): string =>
  text.replace(INVISIBLE, (character) => {
    if (character === '\n') return '\\n'
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
  })
