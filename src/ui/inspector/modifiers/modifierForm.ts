import type { Json, ModifierSpec } from '../../../engine/page.ts'
import { type CheckName, checkKind } from './checks.ts'
import { formatItem, formatItems, isItem, parseItems } from './items.ts'
import { isList, isRecord, toCall } from './literals.ts'

/** What is typed for a modifier: texts as they stand in the fields. */
export type ModifierForm =
  | { readonly kind: 'tag'; readonly rows: readonly Row[] }
  | { readonly kind: 'config'; readonly condition: Condition; readonly rows: readonly Row[] }
  | { readonly kind: 'check'; readonly checks: readonly CheckRow[]; readonly importance: Importance }
  | { readonly kind: 'cache'; readonly behavior: Behavior }
  /** The call itself. */
  | { readonly kind: 'text'; readonly text: string }

export interface Row {
  readonly key: string
  readonly text: string
}

export interface CheckRow {
  readonly name: CheckName
  /** The column that is checked; null for the value itself. */
  readonly column: string | null
  readonly texts: readonly string[]
}

export const CONDITIONS = ['when', 'whenNot', 'whenIn', 'whenNotIn'] as const
export const BEHAVIORS = ['default', 'recompute', 'disable', 'ignore'] as const
export type Condition = (typeof CONDITIONS)[number]
export type Behavior = (typeof BEHAVIORS)[number]
export type Importance = 'warn' | 'fail'

/** What is wrong in a field, by `fieldId`. */
export type Faults = ReadonlyMap<string, string>

export type FormCall = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly faults: Faults }

export function fieldId(part: 'key' | 'value' | 'text', at = 0): string {
  return `${part} ${at}`
}

/** A field of the check at that place of the list. */
export function checkField(at: number, field: number | 'column'): string {
  return `check ${at} ${field}`
}

/** The call that a form writes. */
export function formToCall(form: ModifierForm): FormCall {
  switch (form.kind) {
    case 'tag':
      return rowsToCall('tag', form.rows, readTag)
    case 'config':
      return rowsToCall(`config.${form.condition}`, form.rows, takesLists(form.condition) ? readList : readOne)
    case 'check':
      return checksToCall(form.checks, form.importance)
    case 'cache':
      return { ok: true, text: toCall('cache', { behavior: form.behavior }) }
    case 'text':
      return form.text.trim() ? { ok: true, text: form.text.trim() } : refused('text 0', 'Write a call of a modifier.')
  }
}

/** The form of a modifier that is there: by fields where they can say all of it, else its text. */
export function formOfSpec({ name, args, text }: Pick<ModifierSpec, 'name' | 'args' | 'text'>): ModifierForm {
  const [first, ...more] = args
  const record = first?.kind === 'json' && more.length === 0 && isRecord(first.value) ? first.value : null
  return (record && formOfRecord(name, record)) ?? { kind: 'text', text }
}

export function takesLists(condition: Condition): boolean {
  return condition === 'whenIn' || condition === 'whenNotIn'
}

function formOfRecord(name: string, record: Readonly<Record<string, Json>>): ModifierForm | null {
  const condition = CONDITIONS.find((one) => name === `config.${one}`)
  if (name === 'tag') return withRows(record, writeTag, (rows) => ({ kind: 'tag', rows }))
  if (condition) {
    const write = takesLists(condition) ? writeList : (value: Json) => (isItem(value) ? formatItem(value) : null)
    return withRows(record, write, (rows) => ({ kind: 'config', condition, rows }))
  }
  if (name === 'checkOutput') return formOfChecks(record)
  const behavior = BEHAVIORS.find((one) => record.behavior === one)
  return name === 'cache' && behavior && Object.keys(record).length === 1 ? { kind: 'cache', behavior } : null
}

function withRows(
  record: Readonly<Record<string, Json>>,
  write: (value: Json) => string | null,
  make: (rows: readonly Row[]) => ModifierForm,
): ModifierForm | null {
  const rows = Object.entries(record).map(([key, value]) => ({ key, text: write(value) }))
  const isTyped = (row: { key: string; text: string | null }): row is Row =>
    row.text !== null && row.key === row.key.trim()
  return rows.length > 0 && rows.every(isTyped) ? make(rows) : null
}

function formOfChecks({
  importance = 'warn',
  columns = {},
  ...checks
}: Readonly<Record<string, Json>>): ModifierForm | null {
  if ((importance !== 'warn' && importance !== 'fail') || !isRecord(columns)) return null
  const groups = [rowsOf(checks, null), ...Object.entries(columns).map(([column, of]) => rowsOfColumn(column, of))]
  const rows = groups.flatMap((group) => group ?? [])
  return rows.length > 0 && groups.every((group) => group !== null) ? { kind: 'check', checks: rows, importance } : null
}

/** Null for what the fields cannot say, an empty column among it: to write the form would take it away. */
function rowsOfColumn(column: string, checks: Json): readonly CheckRow[] | null {
  const rows = isRecord(checks) && column === column.trim() ? rowsOf(checks, column) : null
  return rows?.length && rows.every(({ name }) => !checkKind(name)?.isOfWhole) ? rows : null
}

function rowsOf(checks: Readonly<Record<string, Json>>, column: string | null): readonly CheckRow[] | null {
  const rows: CheckRow[] = []
  for (const [key, value] of Object.entries(checks)) {
    const kind = checkKind(key)
    const texts = kind?.write(value)
    if (!kind || !texts) return null
    rows.push({ name: kind.name, column, texts })
  }
  return rows
}

type Read = (
  text: string,
) => { readonly ok: true; readonly value: Json } | { readonly ok: false; readonly message: string }

function rowsToCall(name: string, rows: readonly Row[], read: Read): FormCall {
  const faults = new Map<string, string>()
  const record: Record<string, Json> = Object.create(null)
  const keys = new Set<string>()
  for (const [at, row] of rows.entries()) {
    const key = row.key.trim()
    const value = read(row.text)
    if (key === '') faults.set(fieldId('key', at), 'Write a key.')
    else if (keys.has(key)) faults.set(fieldId('key', at), `There is a ${key} already.`)
    keys.add(key)
    if (value.ok) record[key] = value.value
    else faults.set(fieldId('value', at), value.message)
  }
  if (rows.length === 0) return refused(fieldId('key'), 'Add a key.')
  return faults.size ? { ok: false, faults } : { ok: true, text: toCall(name, record) }
}

function checksToCall(checks: readonly CheckRow[], importance: Importance): FormCall {
  const faults = new Map<string, string>()
  const plain: Record<string, Json> = Object.create(null)
  const columns: Record<string, Record<string, Json>> = Object.create(null)
  for (const [at, { name, column, texts }] of checks.entries()) {
    const read = checkKind(name)?.read(texts)
    const of = column === null ? plain : (columns[column.trim()] ?? Object.create(null))
    if (column?.trim() === '') faults.set(checkField(at, 'column'), 'Write the name of the column.')
    else if (Object.hasOwn(of, name)) faults.set(checkField(at, 'column'), 'The column is checked so already.')
    else if (column !== null) columns[column.trim()] = of
    if (read?.ok) of[name] = read.value
    else if (read) faults.set(checkField(at, read.field), read.message)
  }
  if (checks.length === 0) return refused(fieldId('text'), 'Choose a check.')
  const record: Record<string, Json> = Object.keys(columns).length ? { ...plain, columns } : plain
  // `warn` is what it does without a word.
  if (importance === 'fail') record.importance = importance
  return faults.size ? { ok: false, faults } : { ok: true, text: toCall('checkOutput', record) }
}

function refused(field: string, message: string): FormCall {
  return { ok: false, faults: new Map([[field, message]]) }
}

/** Commas make a list of it. */
function readTag(text: string): ReturnType<Read> {
  const parsed = parseItems(text, true)
  const [only] = parsed.ok ? parsed.items : []
  if (!parsed.ok) return parsed
  if (only === undefined) return { ok: false, message: 'Write a value.' }
  return { ok: true, value: parsed.isList ? parsed.items : only }
}

function writeTag(value: Json): string | null {
  if (typeof value === 'string') return formatItem(value, true)
  return isList(value) && value.every((one) => typeof one === 'string') ? formatItems(value, true) : null
}

function readOne(text: string): ReturnType<Read> {
  const parsed = parseItems(text)
  if (!parsed.ok) return parsed
  const [only, ...more] = parsed.items
  if (only === undefined) return { ok: false, message: 'Write a value.' }
  if (more.length) return { ok: false, message: 'One value is compared; put a text with a comma in quotes.' }
  return { ok: true, value: only }
}

function readList(text: string): ReturnType<Read> {
  const parsed = parseItems(text)
  if (!parsed.ok) return parsed
  return parsed.items.length ? { ok: true, value: parsed.items } : { ok: false, message: 'Write the values.' }
}

/** Here all is a list: one value needs no comma. */
function writeList(value: Json): string | null {
  if (!isList(value) || !value.every(isItem)) return null
  return formatItems(value)?.replace(/,$/, '') ?? null
}
