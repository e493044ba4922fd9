import type ts from 'typescript'
import { userPath } from '../analyze/compiler.ts'
import type { FileChange, TextEdit } from '../model/edit.ts'
import type { SourceText } from '../model/module.ts'

/** Collects the text edits of one intent, file by file. Positions are those of the compiler's text. */
export interface Changes {
  replace(file: ts.SourceFile, start: number, end: number, text: string): void
  insert(file: ts.SourceFile, at: number, text: string): void
  /** Before all that was inserted there. */
  insertFirst(file: ts.SourceFile, at: number, text: string): void
  addFile(path: string, text: string): void
  finish(): FileChange[]
}

export function createChanges(files: readonly SourceText[]): Changes {
  const edits = new Map<string, TextEdit[]>()
  const added: FileChange[] = []
  // The compiler reads no byte order mark; the file keeps its own.
  const marks = new Map(files.map(({ path, text }) => [path, text.charCodeAt(0) === 0xfeff ? 1 : 0]))

  function replace(file: ts.SourceFile, start: number, end: number, text: string): void {
    const path = userPath(file) ?? file.fileName
    const list = edits.get(path) ?? []
    edits.set(path, list)
    const edit = { start: start + (marks.get(path) ?? 0), end: end + (marks.get(path) ?? 0), text }
    // Two ways may lead to one place, as from a name and from what it stands for.
    if (!list.some((one) => one.start === edit.start && one.end === edit.end && one.text === text)) list.push(edit)
  }

  return {
    replace,
    insert: (file, at, text) => replace(file, at, at, text),
    insertFirst: (file, at, text) => {
      replace(file, at, at, text)
      const list = edits.get(userPath(file) ?? file.fileName)
      list?.unshift(...list.splice(-1))
    },
    addFile: (path, text) => void added.push({ path, isNew: true, edits: [{ start: 0, end: 0, text }] }),
    finish() {
      const changed = [...edits].map(([path, list]) => ({ path, isNew: false, edits: inOrder(path, list) }))
      return [...changed, ...added]
    },
  }
}

/** Insertions at one place keep the order in which they were made; what is taken away twice is taken away once. */
function inOrder(path: string, list: readonly TextEdit[]): TextEdit[] {
  const sorted: TextEdit[] = []
  for (const edit of list.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    const before = sorted[sorted.length - 1]
    if (!before || edit.start >= before.end) sorted.push(edit)
    else if (edit.text === '' && before.text === '') {
      sorted[sorted.length - 1] = { ...before, end: Math.max(before.end, edit.end) }
    } else throw new Error(`edits of ${path} overlap at ${edit.start}`)
  }
  return sorted
}
