import type { Json, StaticValue } from './module.ts'

/** Lists and records that hold JSON alone are one `json`: modifiers with plain options read one value. */
export function jsonValue(value: Json | undefined): StaticValue & { kind: 'json' } {
  return { kind: 'json', value }
}

export function listValue(items: readonly StaticValue[]): StaticValue {
  const plain: (Json | undefined)[] = []
  for (const item of items) {
    if (item.kind !== 'json') return { kind: 'list', items }
    plain.push(item.value)
  }
  return jsonValue(plain as Json)
}

export function recordValue(entries: readonly (readonly [string, StaticValue])[]): StaticValue {
  // No prototype: any name is a key.
  const plain: Record<string, Json> = Object.create(null)
  for (const [key, item] of entries) {
    if (item.kind !== 'json') return { kind: 'record', entries }
    plain[key] = item.value as Json
  }
  return jsonValue(plain)
}

export function isStaticRecord(value: StaticValue | undefined): boolean {
  if (value?.kind === 'record') return true
  const plain = value?.kind === 'json' ? value.value : null
  return typeof plain === 'object' && plain !== null && !Array.isArray(plain)
}
