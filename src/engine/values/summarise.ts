import type { ValueSummary } from '../model/summary.ts'
import { kindOf, typeNameOf } from './kind.ts'
import { previewScalar } from './kinds/scalar.ts'
import { findLook, shownType } from './types.ts'

const LONGEST = 120

/** A small picture of a value, in time that does not grow with its size. */
export function summarise(value: unknown): ValueSummary {
  if (typeof value !== 'object' || value === null) return summariseScalar(value)
  const type = shownType(value)
  const look = findLook(value, type)
  const size = type.size(value)
  return {
    kind: look?.kind ?? type.kind,
    type: look?.typeName(value) ?? typeNameOf(value),
    text: previewOf(value, LONGEST),
    size,
    expandable: (size ?? 0) > 0,
  }
}

function summariseScalar(value: unknown): ValueSummary {
  const kind = kindOf(value)
  return {
    kind: kind === 'function' || kind === 'symbol' || kind === 'instance' ? 'object' : kind,
    type: typeNameOf(value),
    text: previewOf(value, LONGEST),
    size: sizeOf(value),
    expandable: false,
  }
}

/** Elements, entries, keys, rows, bytes or characters. */
export function sizeOf(value: unknown): number | null {
  if (typeof value === 'string') return value.length
  return typeof value === 'object' && value !== null ? shownType(value).size(value) : null
}

/** One line: `[10, 1, 0.4, …]`, `{ id: 1, name: "a" }`, `Table 3 × 200`. */
export function previewOf(value: unknown, longest: number = LONGEST): string {
  const text = preview(value, 2)
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text
}

function preview(value: unknown, depth: number): string {
  if (typeof value !== 'object' || value === null) return previewScalar(value)
  const type = shownType(value)
  const look = findLook(value, type)
  return look ? look.preview(value) : type.preview(value, depth === 0 ? null : (child) => preview(child, depth - 1))
}
