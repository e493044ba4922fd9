import { isTable, isTypedArray, kindOf, typeNameOf } from './kind.ts'
import { previewOf } from './summarise.ts'

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
  if (value === null || (typeof value !== 'object' && typeof value !== 'function' && typeof value !== 'symbol'))
    return null
  return search(value, new Set())
}

function search(root: unknown, seen: Set<object>): Obstacle | null {
  const stack: { readonly value: unknown; readonly path: string }[] = [{ value: root, path: '' }]
  for (let top = stack.pop(); top; top = stack.pop()) {
    const { value, path } = top
    const kind = kindOf(value)
    if (kind === 'function' || kind === 'symbol') return { path, what: `a ${kind}` }
    if (kind === 'instance') return { path, what: `an instance of ${typeNameOf(value)}` }
    if (typeof value !== 'object' || value === null || seen.has(value)) continue
    seen.add(value)
    if (isTypedArray(value)) continue
    for (const [key, child] of childrenOf(value)) {
      if (typeof child === 'object' ? child !== null : typeof child === 'function' || typeof child === 'symbol') {
        stack.push({ value: child, path: path + key() })
      }
    }
  }
  return null
}

type Child = readonly [key: () => string, child: unknown]

function* childrenOf(value: object): Generator<Child> {
  if (Array.isArray(value)) {
    for (let at = 0; at < value.length; at++) yield [() => `[${at}]`, value[at]]
  } else if (isTable(value)) {
    for (const name of value.columnNames()) yield* columnChildren(name, value.getter(name), value.totalRows())
  } else if (value instanceof Map) {
    for (const [key, child] of value) {
      yield [() => ` key ${previewOf(key, 40)}`, key]
      yield [() => `.get(${previewOf(key, 40)})`, child]
    }
  } else if (value instanceof Set) {
    for (const child of value) yield [() => ' member', child]
  } else {
    for (const key of Object.keys(value)) yield [() => propertyPath(key), (value as Record<string, unknown>)[key]]
  }
}

function* columnChildren(name: string, get: (row: number) => unknown, rows: number): Generator<Child> {
  for (let row = 0; row < rows; row++) yield [() => `${propertyPath(name)}[${row}]`, get(row)]
}

export function propertyPath(key: string): string {
  return /^[\p{ID_Start}_$][\p{ID_Continue}$]*$/u.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`
}
