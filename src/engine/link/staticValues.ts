import type { Json, StaticValue } from '../model/module.ts'

/** A record's entries, in their order; null where the value is no record. */
export function entriesOf(value: StaticValue | undefined): readonly (readonly [string, StaticValue])[] | null {
  if (value?.kind === 'record') return value.entries
  const record = value?.kind === 'json' ? value.value : undefined
  return isJsonRecord(record) ? Object.entries(record).map(([key, item]) => [key, { kind: 'json', value: item }]) : null
}

/** A list's items; null where the value is no list. */
export function itemsOf(value: StaticValue | undefined): readonly StaticValue[] | null {
  if (value?.kind === 'list') return value.items
  const list = value?.kind === 'json' ? value.value : undefined
  return Array.isArray(list) ? list.map((item) => ({ kind: 'json', value: item })) : null
}

/** The data of a literal, bare or in `value(...)`; null where the value refers to something. */
export function literalOf(value: StaticValue): { readonly value: Json | undefined } | null {
  if (value.kind === 'json') return { value: value.value }
  return value.kind === 'value' && value.value.kind === 'json' ? { value: value.value.value } : null
}

export function textOf(value: StaticValue | undefined): string | null {
  return value?.kind === 'json' && typeof value.value === 'string' ? value.value : null
}

export function textsOf(value: StaticValue | undefined): readonly string[] | null {
  const list = value?.kind === 'json' ? value.value : undefined
  return Array.isArray(list) && list.every((item): item is string => typeof item === 'string') ? list : null
}

export function jsonRecordOf(value: StaticValue | undefined): Readonly<Record<string, Json>> | null {
  const record = value?.kind === 'json' ? value.value : undefined
  return isJsonRecord(record) ? record : null
}

/** As a person would write it, in short: for messages. */
export function spellStatic(value: StaticValue): string {
  switch (value.kind) {
    case 'json':
      return shorten(JSON.stringify(value.value) ?? 'undefined')
    case 'source':
      return `source("${value.node}")`
    case 'value':
      return `value(${spellStatic(value.value)})`
    case 'function':
      return value.name || 'a function without a name'
    case 'namespace':
      return `the module ${value.module}`
    case 'call':
      return `${value.name}(...)`
    case 'group':
      return 'group(...)'
    case 'list':
      return 'a list'
    case 'record':
      return 'an object'
    case 'arrow':
      return 'a function of the config'
  }
}

function isJsonRecord(value: Json | undefined): value is Readonly<Record<string, Json>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function shorten(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text
}
