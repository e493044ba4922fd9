import type { Json, StaticValue } from '../model/module.ts'
import { isStaticRecord, jsonValue, listValue, recordValue } from '../model/staticValue.ts'
import { isNamespace } from './liveModule.ts'
import { isClass } from './readParameters.ts'

export type Path = readonly (string | number)[]

/** Gives what modifiers refer to a name that outlives this thread. */
export interface References {
  refer(fn: object): { readonly id: string; readonly name: string }
  referModule(namespace: object): string
}

/** Deeper than anyone writes: what is nested further goes in a circle. */
const DEEPEST = 64

/** A modifier's argument as `analyze` would have read it from the text; null where no text could say it. */
export function readStaticValue(value: unknown, path: Path, references: References): StaticValue | null {
  if (path.length > DEEPEST) return null
  if (isLiteral(value)) return jsonValue(value)
  if (typeof value === 'function') {
    const isCallable = !isClass(Function.prototype.toString.call(value))
    return isCallable ? { kind: 'function', path, ...references.refer(value) } : null
  }
  if (typeof value !== 'object' || value === null) return null
  if (Array.isArray(value)) return readList(value, path, references)
  if (isCall(value)) return readCall(value, path, references)
  if ('__binding' in value) return readBinding(value, path, references)
  if (isNamespace(value) || holdsFunctions(value)) return { kind: 'namespace', module: references.referModule(value) }
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || prototype === Object.prototype ? readRecord(value, path, references) : null
}

export function readAll(values: readonly unknown[], path: Path, references: References): StaticValue[] | null {
  const items = values.map((value, at) => readStaticValue(value, [...path, at], references))
  return items.every((item) => item !== null) ? items : null
}

function isLiteral(value: unknown): value is Json & (string | number | boolean | null | undefined) {
  return value === null || ['string', 'number', 'boolean', 'undefined'].includes(typeof value)
}

function readList(values: readonly unknown[], path: Path, references: References): StaticValue | null {
  const items = readAll(values, path, references)
  return items && listValue(items)
}

function readRecord(record: object, path: Path, references: References): StaticValue | null {
  const entries: [string, StaticValue][] = []
  for (const [key, value] of Object.entries(record)) {
    const item = readStaticValue(value, [...path, key], references)
    if (!item) return null
    entries.push([key, item])
  }
  return recordValue(entries)
}

/** Bundlers that leave namespaces unmarked: options of modifiers hold no functions of their own. */
function holdsFunctions(value: object): boolean {
  return Object.values(value).some((one) => typeof one === 'function')
}

/** A modifier, or a call that makes part of one, as the author's package leaves it. */
interface Call {
  readonly __modifier: string
  readonly args: readonly unknown[]
  readonly chain?: readonly { readonly name: string; readonly args: readonly unknown[] }[]
}

export function isCall(value: unknown): value is Call {
  if (typeof value !== 'object' || value === null) return false
  return '__modifier' in value && typeof value.__modifier === 'string' && 'args' in value && Array.isArray(value.args)
}

function readCall(call: Call, path: Path, references: References): StaticValue | null {
  const args = readAll(call.args, path, references)
  const chain = (call.chain ?? []).map((link) => ({ name: link.name, args: readAll(link.args, path, references) }))
  const known = chain.flatMap(({ name, args }) => (args ? [{ name, args }] : []))
  if (!args || known.length < chain.length) return null
  return { kind: 'call', name: call.__modifier, args, chain: known, where: null }
}

function readBinding(binding: object, path: Path, references: References): StaticValue | null {
  const { __binding: kind, of } = binding as { readonly __binding: unknown; readonly of?: unknown }
  if (kind === 'source') return typeof of === 'string' ? { kind: 'source', node: of } : null
  const inner = readStaticValue(of, [...path, 'of'], references)
  if (!inner) return null
  if (kind === 'value') return { kind: 'value', value: inner }
  return kind === 'group' && (Array.isArray(of) || isStaticRecord(inner)) ? { kind: 'group', members: inner } : null
}
