import type { ArgumentPath } from '../model/callPart.ts'
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
  for (const [at, part] of (entries ? spec.args.slice(0, -1) : spec.args).entries()) {
    const found = functionsOf(part, [at], context)
    if (!found) {
      context.complain('DW-LINK-040', {
        message: `${spec.name} at "${context.fn.name}" cannot nest ${spellStatic(part)}.`,
        hint: 'Name functions, or modules imported by import * as name.',
        part: { path: [at] },
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
  const options = readOptions(spec, { entries: entries ?? [], path: [-1] }, known, context)
  return options && { functions, options }
}

/** The options of a modifier, and where their object stands. */
interface Options {
  readonly entries: readonly (readonly [string, StaticValue])[]
  readonly path: ArgumentPath
}

/** Null, and a problem, where there is an option that the modifier does not know. */
export function readOptions(
  spec: ModifierSpec,
  { entries, path }: Options,
  known: readonly string[],
  context: ModifierContext,
): ReadonlyMap<string, StaticValue> | null {
  const unknown = entries.filter(([key]) => !known.includes(key))
  for (const [key] of unknown) {
    context.complain('DW-LINK-041', {
      message: `${spec.name} at "${context.fn.name}" has no option "${key}".`,
      hint: didYouMean(key, known, `It has ${known.join(', ')}.`),
      part: { path: [...path, key], of: 'key' },
    })
  }
  return unknown.length ? null : new Map(entries)
}

/** What an option should be, and where it stands; undefined where it is left out. */
interface Wish {
  readonly wanted: string
  readonly path: ArgumentPath | undefined
}

/** Reports that an option is not what it should be. */
export function refuseOption(spec: ModifierSpec, key: string, { wanted, path }: Wish, context: ModifierContext): null {
  context.complain('DW-LINK-041', {
    message: `The option "${key}" of ${spec.name} at "${context.fn.name}" is not ${wanted}.`,
    hint: `Write ${wanted}.`,
    part: path && { path },
  })
  return null
}

function functionsOf(part: StaticValue, path: ArgumentPath, context: ModifierContext): LinkedFunction[] | null {
  // A function without a name has none for its node.
  if (part.kind === 'function') return part.name ? [{ ...context.functionOf(part), path }] : null
  if (part.kind !== 'namespace') return null
  return context.library.modules.get(part.module)?.functions.flatMap((info) => exported(info, path)) ?? []
}

function exported(info: FunctionInfo, path: ArgumentPath): LinkedFunction[] {
  const ref = refOf(info)
  return ref ? [{ info, ref, path }] : []
}
