import { typeNameOf } from './kind.ts'
import { previewOf } from './summarise.ts'
import { findType } from './types.ts'
import { NO_PARTS, type ValueType } from './valueType.ts'

/** What keeps a value from leaving its node: where in it, and what stands there. */
export interface Obstacle {
  /** From the value on: `.rows[2].format`; empty for the value itself. */
  readonly path: string
  readonly what: string
}

/**
 * Finds the first thing that no other worker could receive: a function, a symbol, an instance of a class. Checked under
 * every adapter, so that where a node runs never changes its result. Shared and circular parts are visited once.
 */
export function findObstacle(value: unknown): Obstacle | null {
  return isSimple(value) ? null : search(value)
}

/** How deep a value may be nested: a structured clone, which takes it to another worker, goes by recursion. */
const DEEPEST = 1000

/** A part of the value, and how it was come to: a path is written only where it is told. */
interface Part {
  readonly value: unknown
  readonly from: Holder | null
  readonly at: number
  /** How many values it lies in. */
  readonly depth: number
}

interface Holder {
  readonly part: Part
  readonly type: ValueType
}

function search(root: unknown): Obstacle | null {
  const seen = new Set<object>()
  const stack: Part[] = [{ value: root, from: null, at: 0, depth: 0 }]
  for (let part = stack.pop(); part; part = stack.pop()) {
    const { value, depth } = part
    if (depth > DEEPEST) return { path: '', what: `a value nested more than ${DEEPEST} levels deep` }
    if (typeof value === 'function' || typeof value === 'symbol')
      return { path: pathOf(part), what: `a ${typeof value}` }
    if (typeof value !== 'object' || value === null || seen.has(value)) continue
    const type = findType(value)
    if (!type) return { path: pathOf(part), what: `an instance of ${typeNameOf(value)}` }
    seen.add(value)
    const from = { part, type }
    type.eachPart(value, (child, at) => {
      if (!isFlat(child)) stack.push({ value: child, from, at, depth: depth + 1 })
    })
  }
  return null
}

/** It holds nothing that would have to be looked into: of millions of rows nothing need be remembered. */
function isFlat(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return isSimple(value)
  const type = findType(value)
  let isFlat = type !== null
  type?.eachPart(value, (child) => {
    isFlat &&= isSimple(child) || isLeaf(child)
  })
  return isFlat
}

/** A date, or another object that holds no values. */
function isLeaf(value: unknown): boolean {
  return typeof value === 'object' && value !== null && findType(value)?.eachPart === NO_PARTS.eachPart
}

function isSimple(value: unknown): boolean {
  const type = typeof value
  return type === 'object' ? value === null : type !== 'function' && type !== 'symbol'
}

function pathOf(part: Part): string {
  const steps: string[] = []
  for (let { from, at } = part; from; { from, at } = from.part) {
    const { value } = from.part
    if (typeof value === 'object' && value !== null) steps.push(from.type.pathTo(value, at, brief))
  }
  return steps.reverse().join('')
}

function brief(key: unknown): string {
  return previewOf(key, 40)
}
