import type ts from 'typescript'
import type { Changes } from './changes.ts'
import { startWithComments } from './comments.ts'
import { isBlank, lineEnd, lineStart, nextLine } from './textStyle.ts'

/** Takes items out of a list of which some stay, each with one comma; what stands between those that stay is kept. */
export function removeFromList(changes: Changes, items: readonly ts.Node[], isGone: (item: ts.Node) => boolean): void {
  const lastKept = items.findLastIndex((one) => !isGone(one))
  const [kept, last] = [items[lastKept], items[items.length - 1]]
  if (!kept || !last) throw new Error('nothing of the list would stay')
  const file = kept.getSourceFile()
  for (const [at, one] of items.entries()) {
    const next = items[at + 1]
    if (at < lastKept && next && isGone(one)) changes.replace(file, startWithComments(one), startWithComments(next), '')
  }
  if (kept !== last) changes.replace(file, kept.end, last.end, '')
}

/** Takes a short statement away, with its line where it is alone in it, and the blank lines behind it at the top of a file. */
export function removeLine(changes: Changes, statement: ts.Node): void {
  const file = statement.getSourceFile()
  const { text } = file
  const start = statement.getStart()
  const line = lineStart(text, start)
  const isAlone = isBlank(text.slice(line, start)) && isBlank(text.slice(statement.end, lineEnd(text, statement.end)))
  if (!isAlone) {
    changes.replace(file, start, statement.end, '')
    return
  }
  const end = nextLine(text, statement.end)
  const blank = isBlank(text.slice(0, start)) ? (/^(?:[ \t]*\r?\n)+/.exec(text.slice(end))?.[0].length ?? 0) : 0
  changes.replace(file, line, end + blank, '')
}
