import type { FileChange, SourceText } from '../../engine/page.ts'

export interface FindQuery {
  readonly text: string
  readonly matchCase: boolean
  readonly wholeWord: boolean
  readonly isPattern: boolean
}

export interface Match {
  readonly start: number
  readonly end: number
  /** Both count from 1. */
  readonly line: number
  readonly column: number
  /** The line around it, in three parts. */
  readonly before: string
  readonly found: string
  readonly after: string
  /** What a replacement writes. */
  readonly replacement: string
}

export interface FileMatches {
  readonly path: string
  readonly matches: readonly Match[]
}

export type Found =
  | { readonly ok: true; readonly files: readonly FileMatches[]; readonly count: number; readonly isCut: boolean }
  | { readonly ok: false; readonly fault: string }

/** More would not be read, and could not be drawn at once. */
const MOST = 2000

/** Every place where a query is found, file by file. */
export function findMatches(files: readonly SourceText[], query: FindQuery, replacement = ''): Found {
  if (query.text === '') return { ok: true, files: [], count: 0, isCut: false }
  const pattern = toPattern(query)
  if (typeof pattern === 'string') return { ok: false, fault: pattern }
  let count = 0
  let isCut = false
  const found: FileMatches[] = []
  for (const { path, text } of files) {
    const matches: Match[] = []
    for (const match of text.matchAll(pattern)) {
      // Nothing is found at the end of a line by `$` alone: there would be nothing to see.
      if (match[0] === '') continue
      if (count === MOST) {
        isCut = true
        break
      }
      count++
      matches.push(toMatch(text, match, query.isPattern ? expand(match, replacement) : replacement))
    }
    if (matches.length) found.push({ path, matches })
  }
  return { ok: true, files: found, count, isCut }
}

/** All matches replaced, as changes of the files. */
export function replaceMatches(files: readonly FileMatches[]): FileChange[] {
  return files.map(({ path, matches }) => ({
    path,
    isNew: false,
    edits: matches.map(({ start, end, replacement }) => ({ start, end, text: replacement })),
  }))
}

/** A pattern, or why the text is none. */
function toPattern({ text, matchCase, wholeWord, isPattern }: FindQuery): RegExp | string {
  const source = isPattern ? text : text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  try {
    return new RegExp(wholeWord ? `(?<![\\w$])(?:${source})(?![\\w$])` : source, matchCase ? 'gmu' : 'gimu')
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

function toMatch(text: string, match: RegExpExecArray, replacement: string): Match {
  const { index, 0: whole } = match
  const from = text.lastIndexOf('\n', index - 1) + 1
  const next = text.indexOf('\n', index + whole.length)
  const to = next < 0 ? text.length : next
  return {
    start: index,
    end: index + whole.length,
    line: text.slice(0, index).split('\n').length,
    column: index - from + 1,
    before: text.slice(from, index).trimStart(),
    found: whole,
    after: text.slice(index + whole.length, to).trimEnd(),
    replacement,
  }
}

/** `$1` and `$&` of a replacement. */
function expand(match: RegExpExecArray, replacement: string): string {
  return replacement.replace(/\$(\$|&|\d{1,2})/g, (_, key: string) => {
    if (key === '$') return '$'
    return (key === '&' ? match[0] : match[Number(key)]) ?? ''
  })
}
