import type { Entry } from './entry.ts'

export interface Found {
  readonly entry: Entry
  /** Places in the title of what was typed. */
  readonly marks: readonly number[]
}

/** Entries with what looking for something in them needs. */
export type Ranked = readonly Prepared[]

interface Prepared {
  readonly entry: Entry
  readonly title: string
  readonly words: string
}

const known = new WeakMap<Entry, Prepared>()

/** Each entry is prepared once, in however many lists it stands. */
export function prepare(entries: readonly Entry[]): Ranked {
  return entries.map((entry) => {
    const prepared = known.get(entry) ?? prepareOne(entry)
    known.set(entry, prepared)
    return prepared
  })
}

function prepareOne(entry: Entry): Prepared {
  return {
    entry,
    title: entry.title.toLowerCase(),
    words: ` ${entry.detail ?? ''} ${entry.words ?? ''}`.toLowerCase(),
  }
}

/**
 * What fits the typed words, best first: each word has to be found. A title that begins with it is better than one with a word
 * that does, that is better than any other place, and letters in their order with others between are the last resort. What was
 * used lately comes before its equals.
 */
export function rank(prepared: Ranked, query: string, recent: readonly string[] = []): Found[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return prepared.map(({ entry }) => ({ entry, marks: [] }))
  const lately = new Map(recent.map((id, at) => [id, at]))
  const found: { readonly score: number; readonly at: number; readonly marks: readonly number[] }[] = []
  prepared.forEach((one, at) => {
    const match = matchAll(one, words)
    if (match) found.push({ at, marks: match.marks, score: scoreOf(one, match.score, lately) })
  })
  found.sort((a, b) => b.score - a.score || a.at - b.at)
  return found.flatMap(({ at, marks }) => {
    const entry = prepared[at]?.entry
    return entry ? { entry, marks } : []
  })
}

function scoreOf({ entry, title }: Prepared, score: number, lately: ReadonlyMap<string, number>): number {
  const used = lately.get(entry.id)
  const recency = used === undefined ? 0 : Math.max(10, 60 - 5 * used)
  // Of equals the shorter one is more of what was typed; what cannot be done comes behind.
  return score + recency - Math.min(40, title.length / 2) - (entry.refusal ? 120 : 0)
}

interface Match {
  readonly score: number
  readonly marks: readonly number[]
}

function matchAll(one: Prepared, words: readonly string[]): Match | null {
  let score = 0
  const marks: number[] = []
  for (const word of words) {
    const match = matchTitle(one, word) ?? matchWords(one.words, word) ?? matchLetters(one, word)
    if (!match) return null
    score += match.score
    marks.push(...match.marks)
  }
  return { score: score / words.length, marks }
}

function matchTitle({ title, entry }: Prepared, word: string): Match | null {
  let at = title.indexOf(word)
  if (at < 0) return null
  if (at === 0) return { score: title === word ? 1000 : 900, marks: range(0, word.length) }
  for (let next = at; next >= 0; next = title.indexOf(word, next + 1)) {
    if (!beginsWord(entry.title, next)) continue
    at = next
    return { score: 800 - Math.min(50, at), marks: range(at, word.length) }
  }
  return { score: 600 - Math.min(50, at), marks: range(at, word.length) }
}

function matchWords(words: string, word: string): Match | null {
  if (words.includes(` ${word}`)) return { score: 500, marks: [] }
  return words.includes(word) ? { score: 300, marks: [] } : null
}

/** Letters in their order, at the starts of words where they can be; too scattered ones are no match. */
function matchLetters({ title, entry }: Prepared, word: string): Match | null {
  const ordered = inOrder(title, word)
  if (!ordered) return null
  const marks = atStarts(title, entry.title, word) ?? ordered
  const runs = marks.filter((mark, index) => index === 0 || mark !== (marks[index - 1] ?? 0) + 1)
  const begun = runs.filter((mark) => beginsWord(entry.title, mark)).length
  if (runs.length > 1 + word.length / 2 && begun < runs.length) return null
  return { score: 200 + 20 * begun - 15 * (runs.length - begun), marks }
}

/** Each letter goes on where the one before stood, or begins a later word. */
function atStarts(title: string, written: string, word: string): number[] | null {
  const marks: number[] = []
  let next = 0
  for (const letter of word) {
    let at = next
    if (marks.length === 0 || title[at] !== letter)
      while (at < title.length && !(title[at] === letter && beginsWord(written, at))) at++
    if (at >= title.length) return null
    marks.push(at)
    next = at + 1
  }
  return marks
}

function inOrder(title: string, word: string): number[] | null {
  const marks: number[] = []
  let at = -1
  for (const letter of word) {
    at = title.indexOf(letter, at + 1)
    if (at < 0) return null
    marks.push(at)
  }
  return marks
}

/** `spend_per_signup`, `spendPerSignup` and `Spend per signup` have three words each. */
function beginsWord(title: string, at: number): boolean {
  const [before = ' ', letter = ''] = [title[at - 1], title[at]]
  if (!isWordPart(letter)) return false
  return !isWordPart(before) || (isCapital(letter) && !isCapital(before))
}

function isWordPart(sign: string): boolean {
  return sign <= '~' ? /[a-zA-Z0-9]/.test(sign) : /[\p{L}\p{N}]/u.test(sign)
}

function isCapital(sign: string): boolean {
  return sign !== sign.toLowerCase()
}

function range(start: number, length: number): number[] {
  return Array.from({ length }, (_, at) => start + at)
}
