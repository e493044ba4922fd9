import type { ArgumentPath, CallPart } from '../model/callPart.ts'
import type { ModifierSpec, ParameterInfo, StaticValue } from '../model/module.ts'
import { didYouMean, listNames } from '../model/names.ts'
import type { TypeId } from '../model/type.ts'
import { fitsLiteral } from './literals.ts'
import { itemTypes, memberTypes } from './memberTypes.ts'
import type { ModifierContext } from './modifier.ts'
import { entriesOf, itemsOf, spellStatic } from './staticValues.ts'

/** What a parameter takes instead of the node of its own name. */
export type Bound =
  | { readonly kind: 'node'; readonly node: string; readonly type: TypeId }
  | { readonly kind: 'literal'; readonly value: unknown }
  | { readonly kind: 'list'; readonly items: readonly Bound[] }
  | { readonly kind: 'record'; readonly entries: readonly (readonly [string, Bound])[] }

/** The modifier that binds. */
export interface Binder {
  readonly spec: ModifierSpec
  readonly context: ModifierContext
  /** Where in its call a parameter, or a place within one, is bound. */
  readonly partOf: PartOf
}

export type PartOf = (way: ArgumentPath, of?: 'key') => CallPart

/** Where bindings stand by their parameters' names, in the record at `path`. */
export function partsAt(path: ArgumentPath): PartOf {
  return (way, of) => ({ path: [...path, ...way], ...(of ? { of } : {}) })
}

/** Parameters by name, as they stand in the source. */
export type BindingEntries = readonly (readonly [parameter: string, StaticValue])[]

/** What becomes of the function's parameters. Misuse is told, and such bindings are left out. */
export function readBindings(entries: BindingEntries, binder: Binder): ReadonlyMap<string, Bound> {
  const bound = new Map<string, Bound>()
  for (const [name, value] of entries) {
    const parameter = binder.context.fn.parameters.find((one) => one.name === name)
    const binding = parameter ? readParameter(value, parameter, binder) : refuseUnknown(name, binder)
    if (binding) bound.set(name, binding)
  }
  return bound
}

function readParameter(value: StaticValue, { name, type, optional }: ParameterInfo, binder: Binder): Bound | null {
  // An optional parameter takes `undefined` besides what its type says.
  const isLeftOut = value.kind === 'value' && value.value.kind === 'json' && value.value.value === undefined
  if (optional && isLeftOut) return { kind: 'literal', value: undefined }
  return readBinding(value, { way: [name], type }, binder)
}

/** A parameter, or a place within one: `parts.left`. */
interface Place {
  readonly way: ArgumentPath
  readonly type: TypeId
}

function readBinding(value: StaticValue, place: Place, binder: Binder): Bound | null {
  switch (value.kind) {
    case 'source':
      return { kind: 'node', node: value.node, type: place.type }
    case 'value':
      return value.value.kind === 'json'
        ? readLiteral(value.value.value, place, binder)
        : refuseBinding(value, place, binder)
    case 'group':
      return readGroup(value.members, place, binder)
    default:
      return refuseBinding(value, place, binder)
  }
}

function readLiteral(value: unknown, place: Place, binder: Binder): Bound | null {
  if (fitsLiteral(value, place.type, binder.context.oracle)) return { kind: 'literal', value }
  return refuseType(`the value ${JSON.stringify(value)}`, place, binder)
}

function readGroup(members: StaticValue, place: Place, binder: Binder): Bound | null {
  const items = itemsOf(members)
  return items ? readList(items, place, binder) : readRecord(entriesOf(members) ?? [], place, binder)
}

function readList(items: readonly StaticValue[], place: Place, binder: Binder): Bound | null {
  const types = itemTypes(place.type, items.length, binder.context.oracle)
  if (!types) return refuseType(`a list of ${items.length}`, place, binder)
  const bound = items.map((item, at) =>
    readBinding(item, { way: [...place.way, at], type: types[at] ?? place.type }, binder),
  )
  return bound.every((one) => one !== null) ? { kind: 'list', items: bound } : null
}

function readRecord(entries: BindingEntries, place: Place, binder: Binder): Bound | null {
  const keys = entries.map(([key]) => key)
  const types = memberTypes(place.type, keys, binder.context.oracle)
  if (!types) return refuseType(`an object of ${listNames(keys) || 'nothing'}`, place, binder)
  const bound = entries.map(([key, value]): readonly [string, Bound | null] => [
    key,
    readBinding(value, { way: [...place.way, key], type: types.get(key) ?? place.type }, binder),
  ])
  return bound.every((one): one is readonly [string, Bound] => one[1] !== null)
    ? { kind: 'record', entries: bound }
    : null
}

function refuseBinding(value: StaticValue, { way }: Place, { spec, context, partOf }: Binder): null {
  const inner = value.kind === 'value' ? value.value : value
  const spelled = spellStatic(inner)
  const isText = inner.kind === 'json' && typeof inner.value === 'string'
  context.complain('DW-LINK-021', {
    message: `${spec.name} at "${context.fn.name}" binds "${way.join('.')}" to ${spelled}, which is no binding.`,
    hint: isText
      ? `Write source(${spelled}) for the node of that name, or value(${spelled}) for the text.`
      : inner.kind === 'json'
        ? `Write value(${spelled}).`
        : 'Write source("node"), value(literal) or group(...).',
    part: partOf(way),
  })
  return null
}

function refuseType(what: string, { way, type }: Place, { spec, context, partOf }: Binder): null {
  context.complain('DW-LINK-023', {
    message: `${spec.name} at "${context.fn.name}" gives ${way.join('.')}: ${context.oracle.info(type).text} ${what}.`,
    hint: `Bind what fits that type, or change the type of the parameter.`,
    part: partOf(way),
  })
  return null
}

function refuseUnknown(name: string, { spec, context, partOf }: Binder): null {
  const known = context.fn.parameters.map((one) => one.name)
  context.complain('DW-LINK-022', {
    message: `${spec.name} binds "${name}", but "${context.fn.name}" has no such parameter.`,
    hint: didYouMean(name, known, known.length ? `It has ${listNames(known)}.` : 'It has none.'),
    part: partOf([name], 'key'),
  })
  return null
}
