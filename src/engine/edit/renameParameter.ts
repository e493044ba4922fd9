import ts from 'typescript'
import type { FoundFunction, FunctionNode } from '../analyze/findFunctions.ts'
import { placeOf } from '../analyze/places.ts'
import { checkUncaptured } from './capture.ts'
import type { EditContext } from './context.ts'
import { nodeNameOf } from './functions.ts'
import { doesCall, keysOfParameter, replaceNameText } from './modifierNames.ts'
import { parameterNamed } from './parameters.ts'
import { replaceName, usesOf } from './references.ts'
import { refuse } from './refusal.ts'
import { signaturesOf } from './statements.ts'

/** A parameter, what its function makes of it, and the modifiers that name it. Callers pass by position: they stay. */
export function renameParameter(context: EditContext, found: FoundFunction, from: string, to: string): void {
  checkPassedByPosition(context, found, from)
  for (const fn of signaturesOf(found)) {
    const parameter = parameterNamed(fn, from)
    if (!parameter) continue
    const uses = usesOf(context, parameter.name, fn)
    checkUncaptured(context, fn, uses, to)
    for (const use of uses) replaceName(context.changes, use, to)
    renameInDocs(context, fn, from, to)
  }
  for (const key of keysOfParameter(context, found, from)) replaceNameText(context.changes, key, to)
}

/** @throws {EditRefusal} where `does` hands values on by the names of parameters. */
function checkPassedByPosition(context: EditContext, found: FoundFunction, parameter: string): void {
  const call = doesCall(context, found)
  if (!call) return
  const name = nodeNameOf(context, found) || 'a function without a name'
  refuse('form', {
    message: `"${name}" is joined to another function by does(...), which passes "${parameter}" by its name.`,
    hint: 'Rename the parameter of both functions in the code.',
    nodes: [name],
    where: placeOf(call),
  })
}

/** `@param from` of the comment above, and `{from}`, which stands for what `parameterize` binds. */
function renameInDocs({ changes }: EditContext, fn: FunctionNode, from: string, to: string): void {
  const file = fn.getSourceFile()
  const statement = ts.findAncestor(fn, (one) => one.parent !== undefined && ts.isSourceFile(one.parent)) ?? fn
  const [doc] = ts.getJSDocCommentsAndTags(statement).filter(ts.isJSDoc).toReversed()
  if (!doc || statement.getStart() > fn.getStart()) return
  for (const tag of doc.tags ?? []) {
    const isNamed = ts.isJSDocParameterTag(tag) && ts.isIdentifier(tag.name) && tag.name.text === from
    if (isNamed) changes.replace(file, tag.name.getStart(), tag.name.end, to)
  }
  if (!/\bparameterize/.test(file.text.slice(statement.getStart(), fn.getStart()))) return
  const text = file.text.slice(doc.pos, doc.end)
  for (let at = text.indexOf(`{${from}}`); at >= 0; at = text.indexOf(`{${from}}`, at + 1)) {
    changes.replace(file, doc.pos + at + 1, doc.pos + at + 1 + from.length, to)
  }
}
