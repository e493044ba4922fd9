import type { ArgumentPath } from '../model/callPart.ts'
import type { Json } from '../model/module.ts'
import { didYouMean } from '../model/names.ts'
import type { Applies } from './applies.ts'
import type { ModifierContext } from './modifier.ts'
import { findSchemaFaults, spellPath } from './schemaFaults.ts'
import { spellStatic } from './staticValues.ts'

/** A check as it is asked for: of the value, or of a column of it. */
export interface AskedCheck {
  readonly name: string
  readonly argument: Json
  readonly column: string | null
}

/** Where it stands in the call. */
export function pathOf({ name, column }: AskedCheck): ArgumentPath {
  return column === null ? [0, name] : [0, 'columns', column, name]
}

interface CheckOption {
  readonly wanted: string
  readonly fits: (argument: Json) => boolean
  /** Null for a check of the value as a whole, whatever it is. */
  readonly applies: (Applies & { readonly says: string }) | null
}

const NUMBERS = { to: ['number', 'bigint'], alone: true, says: 'numbers, alone or in lists' } as const
const LISTS_OF_NUMBERS = { to: ['number', 'bigint'], alone: false, says: 'lists of numbers' } as const
const TEXTS = { to: ['string'], alone: true, says: 'texts, alone or in lists' } as const

export const CHECKS: Readonly<Record<string, CheckOption>> = {
  range: { wanted: '[least, greatest]', fits: isRange, applies: NUMBERS },
  valuesIn: {
    wanted: 'a list of texts or numbers',
    fits: (value) => Array.isArray(value),
    applies: {
      to: ['number', 'bigint', 'string', 'boolean'],
      alone: true,
      says: 'numbers and texts, alone or in lists',
    },
  },
  allowNans: { wanted: 'false', fits: isFalse, applies: { to: null, alone: true, says: 'numbers and lists' } },
  maxFractionNans: {
    wanted: 'a number from 0 to 1',
    fits: (value) => typeof value === 'number' && value >= 0 && value <= 1,
    applies: { to: null, alone: false, says: 'lists' },
  },
  meanInRange: { wanted: '[least, greatest]', fits: isRange, applies: LISTS_OF_NUMBERS },
  maxStandardDev: { wanted: 'a number', fits: (value) => typeof value === 'number', applies: LISTS_OF_NUMBERS },
  contains: { wanted: 'a text, or several', fits: isTexts, applies: TEXTS },
  doesNotContain: { wanted: 'a text, or several', fits: isTexts, applies: TEXTS },
  dataType: { wanted: 'the name of a type', fits: (value) => typeof value === 'string', applies: null },
  allowNone: { wanted: 'false', fits: isFalse, applies: null },
  jsonSchema: {
    wanted: 'a JSON Schema, an object',
    fits: (value) => typeof value === 'boolean' || isRecord(value),
    applies: null,
  },
}

/** The good ones among the options of `checkOutput`; the others are problems. */
export function readChecks(options: Readonly<Record<string, Json>>, context: ModifierContext): readonly AskedCheck[] {
  const { columns, importance: _importance, ...plain } = options
  const checks = Object.entries(plain).map(([name, argument]) => ({ name, argument, column: null }))
  return [...checks, ...readColumns(columns, context)].filter((check) => isValidCheck(check, context))
}

function readColumns(columns: Json | undefined, context: ModifierContext): readonly AskedCheck[] {
  if (columns === undefined) return []
  const entries = isRecord(columns) ? Object.entries(columns) : null
  if (entries?.every(([, checks]) => isRecord(checks))) {
    return entries.flatMap(([column, checks]) =>
      Object.entries(checks ?? {}).map(([name, argument]) => ({ name, argument, column })),
    )
  }
  complainOf({ name: 'columns', argument: columns, column: null }, '{ column: { check: ... } }', context)
  return []
}

function isValidCheck(asked: AskedCheck, context: ModifierContext): boolean {
  const { name, argument, column } = asked
  const known = column === null ? Object.keys(CHECKS) : Object.keys(CHECKS).filter((one) => one !== 'jsonSchema')
  const check = known.includes(name) ? CHECKS[name] : undefined
  if (!check) {
    const where = column === null ? '' : ` for the column "${column}"`
    context.complain('DW-LINK-016', {
      message: `checkOutput at "${context.fn.name}" has no check "${name}"${where}.`,
      hint: didYouMean(name, known, `It has ${known.join(', ')}.`),
      part: { path: pathOf(asked), of: 'key' },
    })
    return false
  }
  if (check.fits(argument)) return name !== 'jsonSchema' || isValidSchema(asked, context)
  complainOf(asked, check.wanted, context)
  return false
}

function isValidSchema(asked: AskedCheck, { fn, complain }: ModifierContext): boolean {
  const faults = findSchemaFaults(asked.argument)
  for (const { path, of, found, wanted, hint } of faults) {
    const spelt = spellStatic({ kind: 'json', value: found })
    complain('DW-LINK-075', {
      message: `In the JSON Schema at "${fn.name}" ${spellPath(path)} takes ${wanted}, not ${spelt}.`,
      hint,
      part: { path: [...pathOf(asked), ...path], ...(of ? { of } : {}) },
    })
  }
  return faults.length === 0
}

function complainOf(asked: AskedCheck, wanted: string, { fn, complain }: ModifierContext): void {
  const { name, argument } = asked
  complain('DW-LINK-017', {
    message: `The check "${name}" at "${fn.name}" takes ${wanted}, not ${JSON.stringify(argument)}.`,
    hint: `Write ${name}: ${wanted}.`,
    part: { path: pathOf(asked) },
  })
}

function isRange(value: Json): boolean {
  const [least, greatest, ...others] = Array.isArray(value) ? value : []
  return typeof least === 'number' && typeof greatest === 'number' && least <= greatest && others.length === 0
}

function isTexts(value: Json): boolean {
  const texts: readonly Json[] = Array.isArray(value) ? value : [value]
  return texts.length > 0 && texts.every((text) => typeof text === 'string')
}

function isFalse(value: Json): boolean {
  return value === false
}

function isRecord(value: Json | undefined): value is Readonly<Record<string, Json>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
