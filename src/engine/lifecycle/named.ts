import type { Adapter, LifecycleAdapter } from './LifecycleAdapter.ts'

/** An adapter and what messages call it. */
export interface Named {
  readonly adapter: LifecycleAdapter
  /** Its class; `adapter 2` where it has none of its own. */
  readonly name: string
}

export function nameAdapters(adapters: readonly Adapter[]): readonly Named[] {
  return adapters.map((adapter, at) => ({ adapter, name: classNameOf(adapter) ?? `adapter ${at + 1}` }))
}

function classNameOf(adapter: object): string | null {
  const made: unknown = adapter.constructor
  return typeof made === 'function' && made !== Object && made.name !== '' ? made.name : null
}
