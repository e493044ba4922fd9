/**
 * What stands before each value in its hash, and before each in a store: the number is the format, so new ones go to the end
 * and none is ever taken away.
 */
const NAMES = [
  'again',
  'undefined',
  'null',
  'false',
  'true',
  'number',
  'string',
  'bigint',
  'array',
  'hole',
  'object',
  'bare',
  'map',
  'set',
  'date',
  'error',
  'bytes',
  'view',
  'typedArray',
  'table',
  'part',
  'arrow',
  'named',
  'rows',
  'internMap',
  'internSet',
] as const

export type CodeName = (typeof NAMES)[number]

const CODES = new Map<CodeName, number>(NAMES.map((name, code) => [name, code]))

export function codeOf(name: CodeName): number {
  return CODES.get(name) ?? -1
}

export function nameOfCode(code: number): CodeName | undefined {
  return NAMES[code]
}
