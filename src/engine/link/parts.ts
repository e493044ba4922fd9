import type { FunctionInfo, ModifierSpec, StaticValue } from '../model/module.ts'
import { didYouMean } from '../model/names.ts'
import { type LinkedFunction, type ModifierContext, refOf } from './modifier.ts'
import { entriesOf, spellStatic } from './staticValues.ts'

/** What a modifier that nests other functions is given: `subdag(fn, namespace, { ...options })`. */
export interface Parts {
  readonly functions: readonly LinkedFunction[]
  readonly options: ReadonlyMap<string, StaticValue>
}

/** Functions, and all of the functions of namespaces; then, last, options of which only the `known` are allowed. */
export function readParts(spec: ModifierSpec, known: readonly string[], context: ModifierContext): Parts | null {
  const entries = entriesOf(spec.args[spec.args.length - 1])
  const functions: LinkedFunction[] = []
  for (const part of entries ? spec.args.slice(0, -1) : spec.args) {
    const found = functionsOf(part, context)
    if (!found) {
      context.complain('DW-LINK-040', {
        message: `${spec.name} at "${context.fn.name}" cannot nest ${spellStatic(part)}.`,
        hint: 'Name functions, or modules imported by import * as name.',
      })
      return null
    }
    functions.push(...found)
  }
  if (functions.length === 0) {
    context.complain('DW-LINK-040', {
      message: `${spec.name} at "${context.fn.name}" nests no function.`,
      hint: 'Name the functions, or a module that exports some, before the options.',
    })
    return null
  }
  const options = readOptions(spec, entries ?? [], known, context)
  return options && { functions, options }
}

/** Null, and a problem, where there is an option that the modifier does not know. */
export function readOptions(
  spec: ModifierSpec,
  entries: readonly (readonly [string, StaticValue])[],
  known: readonly string[],
  context: ModifierContext,
): ReadonlyMap<string, StaticValue> | null {
  const unknown = entries.filter(([key]) => !known.includes(key))
  for (const [key] of unknown) {
    context.complain('DW-LINK-041', {
      message: `${spec.name} at "${context.fn.name}" has no option "${key}".`,
      hint: didYouMean(key, known, `It has ${known.join(', ')}.`),
    })
  }
  return unknown.length ? null : new Map(entries)
}

/** Reports that an option is not what it should be. */
export function refuseOption(spec: ModifierSpec, key: string, wanted: string, context: ModifierContext): null {
  context.complain('DW-LINK-041', {
    message: `The option "${key}" of ${spec.name} at "${context.fn.name}" is not ${wanted}.`,
    hint: `Write ${wanted}.`,
  })
  return null
}

function functionsOf(part: StaticValue, context: ModifierContext): LinkedFunction[] | null {
  // A function without a name has none for its node.
  if (part.kind === 'function') return part.name ? [context.functionOf(part)] : null
  if (part.kind !== 'namespace') return null
  return context.library.modules.get(part.module)?.functions.flatMap(exported) ?? []
}

function exported(info: FunctionInfo): LinkedFunction[] {
  const ref = refOf(info)
  return ref ? [{ info, ref }] : []
}
