import ts from 'typescript'
import type { ModifierSpec, StaticValue } from '../model/module.ts'
import { makeProblem, type Problem } from '../model/problem.ts'
import { findUnreadable } from './findUnreadable.ts'
import type { LibraryReader } from './libraryReader.ts'
import { calledName } from './modifierCalls.ts'
import { placeOf } from './places.ts'
import { readArrow } from './readArrow.ts'
import { type Path, readStatic } from './readStatic.ts'
import { unwrap } from './unwrap.ts'

/** Reads the modifiers of `decorate(...modifiers, fn)` from the syntax tree: nothing is run. */
export function readModifiers(
  call: ts.CallExpression,
  library: LibraryReader,
  owner: string,
  problems: Problem[],
): ModifierSpec[] {
  const specs: ModifierSpec[] = []
  for (const [at, argument] of call.arguments.slice(0, -1).entries()) {
    const spec = readModifier(argument, library, [at], owner, problems)
    if (spec) specs.push(spec)
  }
  return specs
}

function readModifier(
  argument: ts.Expression,
  library: LibraryReader,
  path: Path,
  owner: string,
  problems: Problem[],
): ModifierSpec | null {
  const inner = unwrap(argument)
  const where = placeOf(inner)
  if (!ts.isCallExpression(inner)) {
    problems.push(
      makeProblem('DW-ANALYZE-007', 'build', {
        message: `"${inner.getText()}" in the decorate(...) of "${owner}" is no call of a modifier.`,
        hint: 'Write the modifier where it is used: tag({ owner: "growth" }), for example.',
        nodes: [owner],
        where,
      }),
    )
    return null
  }
  const name = calledName(inner.expression, library.checked.checker)
  const args: StaticValue[] = []
  for (const [at, one] of inner.arguments.entries()) {
    const isArrow = name === 'resolve'
    const value = isArrow
      ? readArrow(one, library, { path: [...path, at], owner, problems })
      : readStatic(one, library, [...path, at])
    if (value) args.push(value)
    else if (!isArrow) {
      problems.push(
        makeProblem('DW-ANALYZE-008', 'build', {
          message: `The argument ${shorten(one.getText())} of ${inner.expression.getText()} at "${owner}" is known only when code runs.`,
          hint: 'Modifiers are read without running anything: write literals, functions, namespace imports, source(...), value(...) or group(...).',
          nodes: [owner],
          where: placeOf(findUnreadable(one, library)),
        }),
      )
    }
  }
  if (args.length < inner.arguments.length) return null
  return { name, args, text: inner.getText(), where }
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ')
  return line.length > 40 ? `${line.slice(0, 39)}…` : line
}
