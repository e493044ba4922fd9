import type { Json } from '../model/module.ts'

type Test = (actual: Json, wanted: Json) => boolean

const isIn: Test = (actual, wanted) => Array.isArray(wanted) && wanted.some((one) => isSame(actual, one))

const TESTS: ReadonlyMap<string, Test> = new Map([
  ['when', isSame],
  ['whenNot', (actual, wanted) => !isSame(actual, wanted)],
  ['whenIn', isIn],
  ['whenNotIn', (actual, wanted) => !isIn(actual, wanted)],
])

/** How config is asked: of a function by `config.when`, of a step by `.when`. */
export const CONDITIONS: readonly string[] = [...TESTS.keys()]

/** Whether every key of config passes; one that config lacks is null. */
export function isMet(
  condition: string,
  keys: Readonly<Record<string, Json>>,
  config: Readonly<Record<string, Json>>,
): boolean {
  const test = TESTS.get(condition)
  return Object.entries(keys).every(([key, wanted]) =>
    test?.(Object.hasOwn(config, key) ? (config[key] ?? null) : null, wanted),
  )
}

function isSame(a: Json, b: Json): boolean {
  return a === b || (typeof a === 'object' && JSON.stringify(a) === JSON.stringify(b))
}
