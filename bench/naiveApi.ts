import type { NumberFunction } from './programOf.ts'

const known = new Map<string, (...values: readonly unknown[]) => unknown>()

/** What a worker of a naive pool does. */
export const naiveApi = {
  load(functions: readonly NumberFunction[]): void {
    for (const [name, parameters, body] of functions) {
      known.set(name, new Function(`return (${parameters}) => ${body}`)())
    }
  },
  call: (name: string, values: readonly unknown[]): unknown => known.get(name)?.(...values),
  callAll(names: readonly string[], values: readonly unknown[]): void {
    for (const name of names) known.get(name)?.(...values)
  },
}

export type NaiveApi = typeof naiveApi
