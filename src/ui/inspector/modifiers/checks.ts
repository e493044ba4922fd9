import type { Json } from '../../../engine/page.ts'
import { formatItem, formatItems, isItem, parseItems } from './items.ts'
import { isList, isRecord } from './literals.ts'

export type CheckName =
  | 'range'
  | 'valuesIn'
  | 'allowNans'
  | 'maxFractionNans'
  | 'meanInRange'
  | 'maxStandardDev'
  | 'contains'
  | 'doesNotContain'
  | 'dataType'
  | 'allowNone'
  | 'jsonSchema'

/** What stands in a field of a check, and how the check's value is read from its fields and back. */
export interface CheckKind {
  readonly name: CheckName
  readonly label: string
  readonly passes: string
  /** Labels of its fields; what a check that is only on or off has none of. */
  readonly fields: readonly string[]
  /** It is of no column. */
  readonly isOfWhole?: true
  readonly placeholder: readonly string[]
  readonly read: (texts: readonly string[]) => CheckValue
  /** Null for what the fields cannot say. */
  readonly write: (value: Json) => readonly string[] | null
}

export type CheckValue =
  | { readonly ok: true; readonly value: Json }
  | { readonly ok: false; readonly field: number; readonly message: string }

const isOff: Pick<CheckKind, 'fields' | 'placeholder' | 'read' | 'write'> = {
  fields: [],
  placeholder: [],
  read: () => ({ ok: true, value: false }),
  write: (value) => (value === false ? [] : null),
}

const isRange: Pick<CheckKind, 'fields' | 'placeholder' | 'read' | 'write'> = {
  fields: ['least', 'greatest'],
  placeholder: ['0', '1'],
  read: readRange,
  write: (value) =>
    isList(value) && value.length === 2 && value.every((end) => typeof end === 'number')
      ? value.map((end) => formatItem(end))
      : null,
}

export const CHECKS: readonly CheckKind[] = [
  { name: 'range', label: 'Range', passes: 'Every number lies within, the ends included.', ...isRange },
  {
    name: 'valuesIn',
    label: 'One of',
    passes: 'Every value is one of these.',
    fields: ['values'],
    placeholder: ['nl, de'],
    read: ([text = '']) => readValues(text),
    write: (value) => {
      const text = isList(value) && value.every(isItem) ? formatItems(value) : null
      return text === null ? null : [text]
    },
  },
  { name: 'allowNans', label: 'No NaN', passes: 'No value is NaN or missing.', ...isOff },
  {
    name: 'maxFractionNans',
    label: 'Few NaNs',
    passes: 'At most this part of the values is NaN or missing.',
    ...oneNumber('at most', '0.1', (value) => (value < 0 || value > 1 ? 'Write a part from 0 to 1.' : null)),
  },
  { name: 'meanInRange', label: 'Mean', passes: 'The mean lies within, the ends included.', ...isRange },
  {
    name: 'maxStandardDev',
    label: 'Deviation',
    passes: 'The sample standard deviation is at most this.',
    ...oneNumber('at most', '3', () => null),
  },
  { name: 'contains', label: 'Contains', passes: "Every value's text contains it.", ...oneText('text', 'euro') },
  {
    name: 'doesNotContain',
    label: 'Lacks',
    passes: "No value's text contains it.",
    ...oneText('text', 'error'),
  },
  { name: 'dataType', label: 'Type', passes: 'Every value is of this type.', ...oneText('type', 'number') },
  { name: 'allowNone', label: 'Given', passes: 'The value is neither null nor undefined.', ...isOff },
  {
    name: 'jsonSchema',
    label: 'Schema',
    passes: 'The value, or each row of a table, is what a JSON Schema says.',
    isOfWhole: true,
    fields: ['schema'],
    placeholder: ['{ "required": ["price"] }'],
    read: ([text = '']) => readSchema(text),
    write: (value) => (isRecord(value) ? [JSON.stringify(value)] : null),
  },
]

export function checkKind(name: string): CheckKind | undefined {
  return CHECKS.find((one) => one.name === name)
}

function readRange(texts: readonly string[]): CheckValue {
  const ends = [readNumber(texts[0]), readNumber(texts[1])] as const
  const [least, greatest] = ends
  if (least === null) return { ok: false, field: 0, message: NUMBER }
  if (greatest === null) return { ok: false, field: 1, message: NUMBER }
  if (least > greatest) return { ok: false, field: 1, message: `${greatest} is less than ${least}.` }
  return { ok: true, value: [least, greatest] }
}

function readValues(text: string): CheckValue {
  const parsed = parseItems(text)
  if (!parsed.ok) return { ok: false, field: 0, message: parsed.message }
  if (parsed.items.length === 0) return { ok: false, field: 0, message: 'Write the values, with commas between them.' }
  return { ok: true, value: parsed.items }
}

function readSchema(text: string): CheckValue {
  try {
    const value: unknown = JSON.parse(text)
    if (isRecord(value as Json)) return { ok: true, value: value as Json }
  } catch {
    // Said below.
  }
  return { ok: false, field: 0, message: 'Write the schema as JSON: { "type": "object" }.' }
}

type OneField = Pick<CheckKind, 'fields' | 'placeholder' | 'read' | 'write'>

function oneNumber(label: string, placeholder: string, fault: (value: number) => string | null): OneField {
  return {
    fields: [label],
    placeholder: [placeholder],
    read: ([text]) => {
      const value = readNumber(text)
      const message = value === null ? NUMBER : fault(value)
      return value === null || message !== null
        ? { ok: false, field: 0, message: message ?? NUMBER }
        : { ok: true, value }
    },
    write: (value) => (typeof value === 'number' ? [formatItem(value)] : null),
  }
}

function oneText(label: string, placeholder: string): OneField {
  return {
    fields: [label],
    placeholder: [placeholder],
    read: ([text = '']) => (text ? { ok: true, value: text } : { ok: false, field: 0, message: `Write the ${label}.` }),
    write: (value) => (typeof value === 'string' && value !== '' ? [value] : null),
  }
}

const NUMBER = 'Write a number.'

function readNumber(text: string | undefined): number | null {
  const typed = text?.trim() ?? ''
  const value = Number(typed)
  return typed !== '' && Number.isFinite(value) ? value : null
}
