import { type Shape, type TypeId, type TypeTable, typeAt } from '../model/type.ts'
import { isPlainObject } from './kinds/object.ts'
import { findTypedArrayType, isTypedArray, type TypedArray } from './kinds/typedArray.ts'
import { makeTable } from './makeTable.ts'
import { propertyPath } from './propertyPath.ts'
import { previewOf } from './summarise.ts'
import { toTypedArray } from './typedArray.ts'

/** The value as the declared type wants it, or where and why it does not fit. */
export type Fit = { readonly ok: true; readonly value: unknown } | Misfit

export interface Misfit {
  readonly ok: false
  /** From the value on: `[3].name`. */
  readonly path: string
  readonly expected: string
  readonly got: string
}

/**
 * Checks every element of a value against a type, and converts what JSON cannot say: number arrays to typed arrays, ISO
 * text to `Date`, integers or text to `bigint`, pairs to `Map`, arrays to `Set`, rows or columns to a table.
 */
export function fitValue(value: unknown, type: TypeId, types: TypeTable): Fit {
  const { text, shape } = typeAt(types, type)
  const inner = (child: unknown, of: TypeId) => fitValue(child, of, types)
  const misfit: Misfit = { ok: false, path: '', expected: text, got: previewOf(value, 60) }
  switch (shape.kind) {
    case 'any':
    case 'opaque':
    case 'column':
    case 'parallelizable':
    case 'collect':
      return { ok: true, value }
    case 'never':
    case 'function':
      return misfit
    case 'primitive':
      return fitPrimitive(value, shape.name, misfit)
    case 'literal':
      return value === shape.value ? { ok: true, value } : misfit
    case 'union':
      return fitUnion(value, shape.members, types, misfit)
    case 'intersection':
      // Each member converts its own fields.
      return shape.members.reduce<Fit>((fit, member) => (fit.ok ? inner(fit.value, member) : fit), { ok: true, value })
    case 'array':
      return Array.isArray(value) || isTypedArray(value) ? fitElements(value, shape.element, types) : misfit
    case 'tuple':
      return fitTuple(value, shape, types, misfit)
    case 'typedArray':
      return fitTypedArray(value, shape.name, misfit)
    case 'map':
      return fitMap(value, shape, types, misfit)
    case 'set':
      return fitSet(value, shape.element, types, misfit)
    case 'date':
      return fitDate(value, misfit)
    case 'error':
      return value instanceof Error ? { ok: true, value } : misfit
    case 'bytes':
      return value instanceof ArrayBuffer || value instanceof DataView ? { ok: true, value } : misfit
    case 'table':
      return fitTable(value, misfit)
    case 'object':
      return fitObject(value, shape, types, misfit)
  }
}

/** `spend[3]: expected number, got "x"`. */
export function formatMisfit(name: string, misfit: Misfit): string {
  return `${name}${misfit.path}: expected ${misfit.expected}, got ${misfit.got}`
}

function fitPrimitive(value: unknown, name: string, misfit: Misfit): Fit {
  if (name === 'bigint') {
    const whole =
      typeof value === 'number' ? Number.isSafeInteger(value) : typeof value === 'string' && /^-?\d+$/.test(value)
    return whole
      ? { ok: true, value: BigInt(value as number | string) }
      : typeof value === 'bigint'
        ? { ok: true, value }
        : misfit
  }
  const fits =
    name === 'null'
      ? value === null
      : name === 'object'
        ? typeof value === 'object' && value !== null
        : typeof value === name
  return fits ? { ok: true, value } : misfit
}

/** A member that takes the value as it is goes before one that converts it. */
function fitUnion(value: unknown, members: readonly TypeId[], types: TypeTable, misfit: Misfit): Fit {
  const fits = members.map((member) => fitValue(value, member, types))
  const unchanged = fits.find((fit) => fit.ok && Object.is(fit.value, value))
  return unchanged ?? fits.find((fit) => fit.ok) ?? deepest(fits) ?? misfit
}

/** Inside of an object or array the place says more than the union's text. */
function deepest(fits: readonly Fit[]): Fit | undefined {
  const inside = fits.filter((fit) => !fit.ok && fit.path !== '')
  return inside.length === 1 ? inside[0] : undefined
}

function fitElements(value: readonly unknown[] | TypedArray, element: TypeId, types: TypeTable): Fit {
  const simple = simpleTest(typeAt(types, element).shape)
  let changed: unknown[] | null = null
  for (let at = 0; at < value.length; at++) {
    const item = value[at]
    if (simple?.(item)) {
      changed?.push(item)
      continue
    }
    const fit = fitValue(item, element, types)
    if (!fit.ok) return below(`[${at}]`, fit)
    if (!changed && !Object.is(fit.value, item)) changed = Array.from(value as ArrayLike<unknown>).slice(0, at)
    changed?.push(fit.value)
  }
  if (changed) return { ok: true, value: changed }
  return { ok: true, value: isTypedArray(value) ? Array.from<unknown>(value as ArrayLike<unknown>) : value }
}

/** A test that spares the walk for arrays of plain numbers or texts. */
function simpleTest(shape: Shape): ((value: unknown) => boolean) | null {
  if (shape.kind === 'any') return () => true
  if (shape.kind !== 'primitive') return null
  const { name } = shape
  return name === 'number' || name === 'string' || name === 'boolean' ? (value) => typeof value === name : null
}

function fitTuple(value: unknown, shape: Shape & { kind: 'tuple' }, types: TypeTable, misfit: Misfit): Fit {
  if (!Array.isArray(value) || value.length < shape.required) return misfit
  if (shape.rest === null && value.length > shape.elements.length) return misfit
  const items: unknown[] = []
  for (const [at, item] of value.entries()) {
    const type = shape.elements[at] ?? shape.rest
    if (type === null || type === undefined) return misfit
    const fit = fitValue(item, type, types)
    if (!fit.ok) return below(`[${at}]`, fit)
    items.push(fit.value)
  }
  return { ok: true, value: items.every((item, at) => Object.is(item, value[at])) ? value : items }
}

/** Numbers become elements; what is missing becomes NaN where the array has NaN. */
function fitTypedArray(value: unknown, name: string, misfit: Misfit): Fit {
  if (isTypedArray(value) && value.constructor.name === name) return { ok: true, value }
  if (!findTypedArrayType(name) || !(Array.isArray(value) || isTypedArray(value))) return misfit
  const isBig = name.startsWith('Big')
  const isFloat = name.startsWith('Float')
  const items: (number | bigint)[] = []
  for (let at = 0; at < value.length; at++) {
    const item: unknown = value[at]
    const fit =
      isFloat && item === null
        ? { ok: true as const, value: Number.NaN }
        : fitPrimitive(item, isBig ? 'bigint' : 'number', misfit)
    if (!fit.ok) return { ok: false, path: `[${at}]`, expected: isBig ? 'bigint' : 'number', got: previewOf(item, 60) }
    items.push(fit.value as number | bigint)
  }
  const cast = toTypedArray(items, name)
  if (!cast.ok) return misfit
  const { array } = cast
  const changed = isFloat ? -1 : items.findIndex((item, at) => item !== array[at])
  if (changed < 0) return { ok: true, value: array }
  const expected = `a whole number that ${name} can hold`
  return { ok: false, path: `[${changed}]`, expected, got: previewOf(value[changed], 60) }
}

function fitMap(value: unknown, shape: Shape & { kind: 'map' }, types: TypeTable, misfit: Misfit): Fit {
  const pairs = value instanceof Map ? [...value] : value
  if (!Array.isArray(pairs) || !pairs.every((pair) => Array.isArray(pair) && pair.length === 2)) return misfit
  const out = new Map<unknown, unknown>()
  for (const [at, [key, item]] of pairs.entries()) {
    const fitKey = fitValue(key, shape.key, types)
    if (!fitKey.ok) return below(`[${at}][0]`, fitKey)
    const fitItem = fitValue(item, shape.value, types)
    if (!fitItem.ok) return below(`[${at}][1]`, fitItem)
    out.set(fitKey.value, fitItem.value)
  }
  return { ok: true, value: value instanceof Map && isSameMap(value, out) ? value : out }
}

function isSameMap(a: ReadonlyMap<unknown, unknown>, b: ReadonlyMap<unknown, unknown>): boolean {
  for (const [key, item] of a) if (!b.has(key) || !Object.is(b.get(key), item)) return false
  return a.size === b.size
}

function fitSet(value: unknown, element: TypeId, types: TypeTable, misfit: Misfit): Fit {
  if (!Array.isArray(value) && !(value instanceof Set)) return misfit
  const fit = fitElements([...value], element, types)
  if (!fit.ok) return fit
  const members = new Set(fit.value as unknown[])
  const isSame = value instanceof Set && [...members].every((member) => value.has(member))
  return { ok: true, value: isSame ? value : members }
}

function fitDate(value: unknown, misfit: Misfit): Fit {
  if (value instanceof Date) return { ok: true, value }
  if (typeof value !== 'string' || !/^([+-]\d\d)?\d{4}-\d{2}-\d{2}/.test(value)) return misfit
  const date = new Date(value)
  return Number.isNaN(date.getTime()) ? misfit : { ok: true, value: date }
}

/** A table from rows (`[{a: 1}, ...]`) or from columns (`{a: [1, ...], ...}`) of one length. */
function fitTable(value: unknown, misfit: Misfit): Fit {
  const made = makeTable(value)
  if (!made) return misfit
  return made.ok ? made : { ...misfit, got: made.got }
}

function fitObject(value: unknown, shape: Shape & { kind: 'object' }, types: TypeTable, misfit: Misfit): Fit {
  if (typeof value !== 'object' || value === null) {
    // `{}` and interfaces of methods that a primitive has too: nothing to check.
    return shape.fields.length === 0 && value !== null && value !== undefined ? { ok: true, value } : misfit
  }
  if (!isPlainObject(value)) return { ok: true, value }
  let changed: Record<string, unknown> | null = null
  const known = new Set<string>()
  const fitKey = (key: string, type: TypeId): Misfit | null => {
    const fit = fitValue(value[key], type, types)
    if (!fit.ok) return below(propertyPath(key), fit)
    if (!Object.is(fit.value, value[key])) {
      changed ??= { ...value }
      // Not by assignment: `__proto__` is a key like any other.
      Object.defineProperty(changed, key, { value: fit.value, enumerable: true, writable: true, configurable: true })
    }
    return null
  }
  for (const field of shape.fields) {
    known.add(field.name)
    if (!Object.hasOwn(value, field.name)) {
      if (!field.optional)
        return { ok: false, path: propertyPath(field.name), expected: typeAt(types, field.type).text, got: 'nothing' }
      continue
    }
    const misfitHere = fitKey(field.name, field.type)
    if (misfitHere) return misfitHere
  }
  for (const key of shape.index === null ? [] : Object.keys(value)) {
    const misfitHere = known.has(key) || shape.index === null ? null : fitKey(key, shape.index)
    if (misfitHere) return misfitHere
  }
  return { ok: true, value: changed ?? value }
}

function below(path: string, misfit: Misfit): Misfit {
  return { ...misfit, path: path + misfit.path }
}
