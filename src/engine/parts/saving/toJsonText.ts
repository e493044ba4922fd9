import { findUnsayable } from './findUnsayable.ts'
import { judgeJson } from './judges.ts'
import { OTHER_VALUE, type Refused } from './refused.ts'
import type { ValueTools } from './tools.ts'

export type JsonText = { readonly ok: true; readonly text: string } | Refused

export interface JsonPlace {
  /** Where the value stands in what is saved. */
  readonly path: string
  readonly indent: number
}

/**
 * A value as the JSON of a file: what would not come back, of a type that is told, is refused. Throws where it is nested too
 * deeply.
 */
export function toJsonText(value: unknown, { path, indent }: JsonPlace, tools: ValueTools): JsonText {
  let isOdd = false
  let hasMinusZero = false
  const data = tools.toJson(value, (scalar) => {
    isOdd ||= judgeJson(scalar) !== null
    hasMinusZero ||= Object.is(scalar, -0)
    return tools.scalarToJson(scalar)
  })
  const odd = isOdd ? findUnsayable(value, judgeJson, tools) : null
  if (odd) return { ok: false, reason: `${path + odd.path || 'it'} is ${odd.what}`, hint: OTHER_VALUE }
  const text = JSON.stringify(data, null, indent)
  return { ok: true, text: hasMinusZero ? withMinusZeros(text, { value, indent, tools }) : text }
}

interface Marking {
  readonly value: unknown
  readonly indent: number
  readonly tools: ValueTools
}

/** JSON has a minus zero, which its writer in JavaScript forgets: a text that is nowhere else keeps its place. */
function withMinusZeros(text: string, { value, indent, tools }: Marking): string {
  let mark = '-0'
  while (text.includes(`"${mark}"`)) mark += '0'
  const marked = tools.toJson(value, (scalar) => (Object.is(scalar, -0) ? mark : tools.scalarToJson(scalar)))
  return JSON.stringify(marked, null, indent).replaceAll(`"${mark}"`, '-0')
}
