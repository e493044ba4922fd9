import { CALLED, type FunctionRef, type GraphNode } from './graph.ts'
import { shapesOf } from './shapes.ts'
import type { TypeTable } from './type.ts'

/**
 * How the node calls what it calls, as text: a column comes as the typed array that the parameter's type says, and what is in a file as the
 * type itself.
 */
export function describeCall({ call, args, dependencies, type }: GraphNode, types: TypeTable): string {
  const how = call.kind === 'function' ? calledWith(call) : call
  const casts = dependencies.map((dependency) => dependency.as ?? null)
  const converted = call.kind === 'load' ? shapesOf(types, type) : []
  return JSON.stringify([how, args ?? null, casts, ...converted], (_key, value: unknown) =>
    isJson(value) ? value : ['\0', typeof value, Object.is(value, -0) ? '-0' : String(value)],
  )
}

/** JSON would take the others for null or 0, or for nothing at all. */
function isJson(value: unknown): boolean {
  return typeof value === 'number'
    ? Number.isFinite(value) && !Object.is(value, -0)
    : value !== undefined && typeof value !== 'bigint'
}

/** What `resolve` arrows on the way to a function are called with: the function can see it. */
function calledWith({ path = [] }: FunctionRef): readonly (string | number)[] {
  return path.filter((key) => String(key).startsWith(CALLED))
}
