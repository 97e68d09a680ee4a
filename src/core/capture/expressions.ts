/** One of the ten standard views of a face with palsy. */
export interface Expression {
  readonly id: string
  readonly name: string
  /** What the photographer says to the patient. */
  readonly instruction: string
  /** Words in a file name that point to this view; each is matched against the name without separators. */
  readonly fileNameWords: readonly string[]
}

/**
 * The minimum set of still views of the Sir Charles Bell Society, in the order in which they are taken. The
 * instructions are our own words. Reference: santosa2017.
 */
export const EXPRESSIONS = [
  {
    id: 'rest',
    name: 'At rest',
    instruction: 'Let your whole face relax, lips just touching, and look into the lens.',
    fileNameWords: ['rest', 'resting', 'repose', 'neutral', 'relaxed'],
  },
  {
    id: 'smile_closed',
    name: 'Gentle smile, lips closed',
    instruction: 'Smile gently and keep your lips together.',
    fileNameWords: ['smileclosed', 'closedsmile', 'smallsmile', 'gentlesmile', 'closedmouthsmile'],
  },
  {
    id: 'smile_open',
    name: 'Full smile',
    instruction: 'Give your biggest smile and show your teeth.',
    fileNameWords: ['smileopen', 'opensmile', 'bigsmile', 'fullsmile', 'smile', 'smiling'],
  },
  {
    id: 'brow_up',
    name: 'Brows raised',
    instruction: 'Raise your eyebrows as high as you can.',
    fileNameWords: ['browup', 'browsup', 'browraise', 'raisebrow', 'raisebrows', 'browsraised', 'eyebrows', 'brow'],
  },
  {
    id: 'eyes_gentle',
    name: 'Eyes closed gently',
    instruction: 'Close your eyes softly, as if you were asleep.',
    fileNameWords: ['eyesgentle', 'gentleclosure', 'gentleeyeclosure', 'eyesclosed', 'closedeyes', 'gentle'],
  },
  {
    id: 'eyes_tight',
    name: 'Eyes closed tightly',
    instruction: 'Squeeze your eyes shut as hard as you can.',
    fileNameWords: ['eyestight', 'tightclosure', 'tighteyeclosure', 'forcedclosure', 'squeeze', 'tight'],
  },
  {
    id: 'pucker',
    name: 'Lips puckered',
    instruction: 'Pucker your lips, as if to whistle.',
    fileNameWords: ['pucker', 'puckered', 'whistle', 'kiss', 'ooo', 'oooo', 'ooooo'],
  },
  {
    id: 'lower_teeth',
    name: 'Lower teeth',
    instruction: 'Show me your bottom teeth, as in a long “eee”.',
    fileNameWords: ['lowerteeth', 'bottomteeth', 'eee', 'eeee', 'eeeek'],
  },
  {
    id: 'snarl',
    name: 'Snarl',
    instruction: 'Wrinkle your nose and lift your upper lip.',
    fileNameWords: ['snarl', 'snarling', 'wrinklenose', 'nosewrinkle'],
  },
  {
    id: 'nasal_base',
    name: 'Nasal base',
    instruction: 'Tip your head back until I can see both nostrils from below.',
    fileNameWords: ['nasalbase', 'nosebase', 'basal', 'base', 'nostrils'],
  },
] as const satisfies readonly Expression[]

export type ExpressionId = (typeof EXPRESSIONS)[number]['id']

/** Their ids in that order. */
export const EXPRESSION_IDS: readonly ExpressionId[] = EXPRESSIONS.map(({ id }) => id)

/**
 * The view that a file name suggests, or null when it suggests none. Words may be joined by spaces, `-`, `_`, `.`,
 * digits or capitals: `2024-03 Brow_Up (1).jpg` is `brow_up`. The longest matching word decides, so that a
 * "closed smile" is not taken for a smile.
 */
export function viewFromFileName(name: string): ExpressionId | null {
  const words = wordsOf(name)
  let best: { readonly id: ExpressionId; readonly length: number } | null = null
  for (const { id, fileNameWords } of EXPRESSIONS) {
    for (const word of fileNameWords) {
      if (word.length > (best?.length ?? 0) && containsWord(words, word)) best = { id, length: word.length }
    }
  }
  return best?.id ?? null
}

function wordsOf(name: string): string[] {
  const base = name.replace(/^.*[/\\]/, '').replace(/\.[A-Za-z0-9]{2,5}$/, '')
  return base
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== '')
}

/** Whether neighbouring whole words of the name, joined, are the word: "arrest" holds no "rest". */
function containsWord(words: readonly string[], word: string): boolean {
  const endsSomewhere = (from: number): boolean =>
    words.slice(from).some((_, count) => words.slice(from, from + count + 1).join('') === word)
  return words.some((_, from) => endsSomewhere(from))
}
