import ts from 'typescript'
import type { EditIntent } from '../model/edit.ts'
import type { EditContext, Planned } from './context.ts'
import { functionOf } from './functions.ts'
import { signaturesOf } from './statements.ts'
import { indentAt, nextLine, styleOf } from './textStyle.ts'

type SetDoc = EditIntent & { readonly kind: 'setDoc' }

/** The comment above a function; what it says with tags (`@example`) stays. */
export function setDoc({ changes, ...scope }: EditContext, { node, text }: SetDoc): Planned {
  const found = functionOf({ ...scope }, node)
  const statement = signaturesOf(found).length > 1 ? (signaturesOf(found)[0] ?? found.statement) : found.statement
  const file = statement.getSourceFile()
  const start = statement.getStart()
  const docs = ts.getJSDocCommentsAndTags(statement).filter(ts.isJSDoc)
  const doc = docs[docs.length - 1]
  const comment = format(text, doc ? tagLines(doc) : [], indentAt(file, start), styleOf(file).newline)
  if (doc && comment) changes.replace(file, doc.getStart(), doc.end, comment)
  else if (doc)
    changes.replace(file, doc.getStart(), Math.max(doc.end, Math.min(start, nextLine(file.text, doc.end))), '')
  else if (comment) changes.insert(file, start, comment + styleOf(file).newline + indentAt(file, start))
  return { title: comment ? `Document ${node}` : `Take the documentation of ${node} away` }
}

/** As written, from the first tag on. */
function tagLines(doc: ts.JSDoc): string[] {
  const [first] = doc.tags ?? []
  if (!first) return []
  return doc
    .getSourceFile()
    .text.slice(first.getStart(), doc.end - 2)
    .trimEnd()
    .split(/\r?\n/)
    .map((line, at) => (at === 0 ? line : line.replace(/^\s*\* ?/, '')))
}

function format(text: string, tags: readonly string[], indent: string, newline: string): string {
  const lines = [...(text.trim() ? text.trim().replaceAll('*/', '*\\/').split(/\r?\n/) : []), ...tags]
  const [only, ...more] = lines
  if (only === undefined) return ''
  if (more.length === 0) return `/** ${only} */`
  return ['/**', ...lines.map((line) => `${indent} * ${line}`.trimEnd()), `${indent} */`].join(newline)
}
