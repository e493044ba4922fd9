export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

export function parseJson(text: string): Json | undefined {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The list that stands at a key of a printed object; empty where there is none. */
export function listAt(printed: Json | undefined, key: string): readonly Json[] {
  const list = typeof printed === 'object' && printed !== null && !Array.isArray(printed) ? printed[key] : undefined
  return Array.isArray(list) ? list : []
}

/** Deeply equal, no key more or less; numbers within a relative 1e-9, or `tolerance`: relative above 1, absolute below. */
export function isClose(a: Json, b: Json | undefined, tolerance?: number): boolean {
  if (typeof a === 'number' && typeof b === 'number') {
    const scale = tolerance === undefined ? Math.max(Math.abs(a), Math.abs(b)) : Math.max(1, Math.abs(a), Math.abs(b))
    return a === b || Math.abs(a - b) <= (tolerance ?? 1e-9) * scale
  }
  if (typeof a !== 'object' || a === null) return a === b
  if (typeof b !== 'object' || b === null || Array.isArray(a) !== Array.isArray(b)) return false
  const [left, right] = [Object.entries(a), new Map(Object.entries(b))]
  return (
    left.length === right.size &&
    left.every(([key, item]) => right.has(key) && isClose(item, right.get(key), tolerance))
  )
}
