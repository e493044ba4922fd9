import { type Shape, type TypeId, type TypeTable, typeAt } from '../model/type.ts'
import type { Misfit } from './fit.ts'
import { hasField, isLeftOut, isOfKind, isPrimitive, judge, judgeLiteral, mayBe, tupleType } from './judge.ts'
import { isPlainObject } from './kinds/object.ts'
import { propertyPath } from './propertyPath.ts'
import { previewOf } from './summarise.ts'

/**
 * The first part of a value that its declared type does not allow; null where all of it fits. Nothing is converted. Every
 * part is looked at, each once, however deep or circular; typed arrays and tables as a whole.
 */
export function findMisfit(value: unknown, type: TypeId, types: TypeTable): Misfit | null {
  const root = { value, type, from: null, key: '' }
  return judge(value, type, types) ? null : search(root, { types, seen: new Map(), log: [] })
}

/** A part of a value, and the way to it. */
interface Part {
  readonly value: unknown
  readonly type: TypeId
  readonly from: Part | null
  /** A position, or the path's text from the whole to here. */
  readonly key: string | number
}

interface Search {
  readonly types: TypeTable
  /** Objects that were looked at, by the type that they were compared with; `log` says in which order. */
  readonly seen: Map<TypeId, Set<unknown>>
  readonly log: Part[]
}

/** Depth first, with a stack of its own: the way down may be longer than the call stack. */
function search(root: Part, within: Search): Misfit | null {
  const stack: Iterator<Part>[] = []
  let part: Part | undefined = root
  while (part) {
    const found = look(part, within)
    if ('ok' in found) return found
    if (found !== NOTHING) stack.push(found[Symbol.iterator]())
    part = nextOf(stack)
  }
  return null
}

const NOTHING: readonly Part[] = []

function nextOf(stack: Iterator<Part>[]): Part | undefined {
  for (let top = stack.at(-1); top; top = stack.at(-1)) {
    const next = top.next()
    if (!next.done) return next.value
    stack.pop()
  }
  return undefined
}

/** What is wrong with the part itself, or the parts in it that are still to be looked at. */
function look(part: Part, within: Search): Misfit | Iterable<Part> {
  const { value, type } = part
  const { types } = within
  const { shape } = typeAt(types, type)
  if (shape.kind === 'union') return lookAtUnion(part, shape.members, within)
  if (shape.kind === 'intersection') {
    // A brand on a primitive is in the types alone.
    const primitives = shape.members.filter((member) => isPrimitive(typeAt(types, member).shape))
    return (primitives.length ? primitives : shape.members).map((member) => as(part, member))
  }
  if (!isOfKind(value, shape)) return misfitOf(part, within)
  if (typeof value !== 'object' || value === null)
    return shape.kind === 'object' ? lookAtFields(part, shape, within) : []
  return isSeen(part, within) ? NOTHING : lookInside(part, shape, within)
}

function lookInside(part: Part, shape: Shape, within: Search): Misfit | Iterable<Part> {
  const { value } = part
  const { types } = within
  switch (shape.kind) {
    case 'array':
    case 'parallelizable':
    case 'collect':
      return Array.isArray(value) ? itemsOf(part, value, () => shape.element, types) : []
    case 'tuple':
      return Array.isArray(value) ? itemsOf(part, value, (at) => tupleType(shape, value, at), types) : []
    case 'map':
      return value instanceof Map ? entriesOf(part, value, shape, types) : []
    case 'set':
      return value instanceof Set ? membersOf(part, value, shape.element, types) : []
    case 'object':
      return lookAtFields(part, shape, within)
    default:
      return []
  }
}

/** A member that the value can be goes on; of several, one must take all of it. */
function lookAtUnion(part: Part, members: readonly TypeId[], within: Search): Misfit | Iterable<Part> {
  const { types } = within
  const possible = (judgeField: typeof judge) =>
    members.filter((member) => mayBe(part.value, typeAt(types, member).shape, types, judgeField))
  const tagged = possible(judgeLiteral)
  const candidates = tagged.length > 1 ? possible(judge) : tagged
  const [first, second] = candidates
  if (first === undefined) return misfitOf(part, within)
  if (second === undefined) return [as(part, first)]
  return candidates.some((member) => takes(as(part, member), within)) ? [] : misfitOf(part, within)
}

/** What a trial has seen counts only where it ends well. */
function takes(part: Part, within: Search): boolean {
  const mark = within.log.length
  if (!search(part, within)) return true
  for (const { type, value } of within.log.splice(mark)) within.seen.get(type)?.delete(value)
  return false
}

function* itemsOf(
  from: Part,
  items: readonly unknown[],
  typeOf: (at: number) => TypeId,
  types: TypeTable,
): Generator<Part> {
  for (let at = 0; at < items.length; at++) {
    const value = items[at]
    const type = typeOf(at)
    if (!judge(value, type, types)) yield { value, type, from, key: at }
  }
}

function* entriesOf(
  from: Part,
  map: ReadonlyMap<unknown, unknown>,
  shape: Shape & { kind: 'map' },
  types: TypeTable,
): Generator<Part> {
  for (const [key, value] of map) {
    if (!judge(key, shape.key, types)) yield { value: key, type: shape.key, from, key: ` key ${previewOf(key, 40)}` }
    if (!judge(value, shape.value, types)) {
      yield { value, type: shape.value, from, key: `.get(${previewOf(key, 40)})` }
    }
  }
}

function* membersOf(from: Part, set: ReadonlySet<unknown>, type: TypeId, types: TypeTable): Generator<Part> {
  for (const value of set) if (!judge(value, type, types)) yield { value, type, from, key: ' member' }
}

/** A plain object's fields are compared; of anything else it is enough that they are there. */
function lookAtFields(part: Part, shape: Shape & { kind: 'object' }, within: Search): Misfit | Iterable<Part> {
  const { value } = part
  const { types } = within
  const missing = shape.fields.find((field) => !field.optional && !hasField(value, field, types))
  if (missing) {
    const path = pathOf(part) + propertyPath(missing.name)
    return { ok: false, path, expected: typeAt(types, missing.type).text, got: 'nothing' }
  }
  return isPlainObject(value) ? fieldsOf(part, value, shape, types) : []
}

/** At once, not one by one as items are: fields are few, and most are judged without a look inside. */
function fieldsOf(
  from: Part,
  value: Readonly<Record<string, unknown>>,
  { fields, index }: Shape & { kind: 'object' },
  types: TypeTable,
): readonly Part[] {
  const parts: Part[] = []
  for (const field of fields) {
    const { name, type } = field
    if (!Object.hasOwn(value, name) || judge(value[name], type, types) || isLeftOut(value, field)) continue
    parts.push({ value: value[name], type, from, key: propertyPath(name) })
  }
  if (index === null) return parts.length ? parts : NOTHING
  const known = new Set(fields.map(({ name }) => name))
  for (const name of Object.keys(value)) {
    if (known.has(name) || judge(value[name], index, types)) continue
    parts.push({ value: value[name], type: index, from, key: propertyPath(name) })
  }
  return parts.length ? parts : NOTHING
}

/** The same value, compared with another type. */
function as(part: Part, type: TypeId): Part {
  return { value: part.value, type, from: part, key: '' }
}

function isSeen(part: Part, { seen, log }: Search): boolean {
  const { value, type } = part
  const values = seen.get(type)
  if (values?.has(value)) return true
  if (values) values.add(value)
  else seen.set(type, new Set([value]))
  log.push(part)
  return false
}

function misfitOf(part: Part, { types }: Search): Misfit {
  const { value, type } = part
  return { ok: false, path: pathOf(part), expected: typeAt(types, type).text, got: previewOf(value, 60) }
}

const LONGEST_PATH = 200

function pathOf(part: Part): string {
  const keys: string[] = []
  for (let at: Part | null = part; at; at = at.from) keys.push(typeof at.key === 'number' ? `[${at.key}]` : at.key)
  const path = keys.reverse().join('')
  return path.length > LONGEST_PATH ? `…${path.slice(-LONGEST_PATH)}` : path
}
