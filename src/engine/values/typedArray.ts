import { BIGINTS, NUMBERS, type TypedArray, type TypedArrayType } from './kinds/typedArray.ts'

/** A list as a typed array, or an item that it cannot hold. */
export type Cast = { readonly ok: true; readonly array: TypedArray } | { readonly ok: false; readonly misfit: unknown }

/** What is missing is NaN among floating numbers; others have nothing to say it with. */
export function toTypedArray(items: readonly unknown[], name: string): Cast {
  const numbers = NUMBERS.get(name)
  if (numbers) return castAll(items, numbers, (item) => toNumber(item, name))
  const bigints = BIGINTS.get(name)
  return bigints ? castAll(items, bigints, (item) => (typeof item === 'bigint' ? item : null)) : misfit(items)
}

function castAll<Item>(
  items: readonly unknown[],
  type: TypedArrayType<Item>,
  cast: (item: unknown) => Item | null,
): Cast {
  const all: Item[] = []
  for (const item of items) {
    const one = cast(item)
    if (one === null) return misfit(item)
    all.push(one)
  }
  return { ok: true, array: type.from(all) }
}

function toNumber(item: unknown, name: string): number | null {
  if (typeof item === 'number') return item
  return (item === null || item === undefined) && name.startsWith('Float') ? Number.NaN : null
}

function misfit(item: unknown): Cast {
  return { ok: false, misfit: item }
}
