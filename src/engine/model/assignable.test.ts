import libs from 'virtual:dagwright-libs'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'
import { createCompiler } from '../analyze/compiler.ts'
import { createTypeRegistry } from '../analyze/typeRegistry.ts'
import { isShapeAssignable } from './assignable.ts'
import type { TypeId } from './type.ts'

const DECLARED = `
import type { Collect, Parallelizable } from 'dagwright'
import type { ColumnTable } from 'arquero'
interface Point { x: number; y: number }
interface Named { name: string; tags?: string[] }
interface Tree { value: number; children: Tree[] }
interface Wood { value: number | string; children: Wood[] }
interface Loop { next: Loop | null; value: string }
type Both = Point & Named
`
const TYPES = [
  ...[
    'number',
    'string',
    'boolean',
    'bigint',
    'symbol',
    'null',
    'undefined',
    'void',
    'unknown',
    'never',
    'object',
    '{}',
  ],
  ...[
    '1',
    '2',
    '"a"',
    'true',
    '"a" | "b"',
    'number | string',
    'number | undefined',
    'boolean | undefined',
    '1 | 2 | null',
  ],
  ...['number[]', 'readonly number[]', 'string[]', '(number | string)[]', 'number[][]', 'Tree[]', 'unknown[]'],
  ...['[number, string]', '[number, string?]', '[number, ...string[]]', '[number]', '[]', 'readonly [number, string]'],
  ...[
    'Float64Array',
    'Int32Array',
    'Uint8Array',
    'ArrayBuffer',
    'ArrayLike<number>',
    'Iterable<number>',
    'Date',
    'Error',
  ],
  ...['Map<string, number>', 'Map<string, string>', 'ReadonlyMap<string, number>', 'Set<number>', 'Set<string>'],
  ...['Point', 'Named', 'Both', 'Point & { z: number }', 'Tree', 'Wood', 'Loop', '{ x: number }', '{ x?: number }'],
  ...['{ x: string }', '{ length: number }', '{ toString(): string }', 'Record<string, number>', 'Partial<Point>'],
  ...['() => number', '(a: number) => string', 'ColumnTable', 'Parallelizable<number>', 'Collect<number>'],
]
const text = `${DECLARED}${TYPES.map((type, at) => `export declare const v${at}: ${type}`).join('\n')}`
const { program, checker, sourceFile } = createCompiler(libs).update([{ path: 'm.ts', text }])
const registry = createTypeRegistry(program, checker)
const ids = idsOf()

function idsOf(): ReadonlyMap<string, TypeId> {
  const file = sourceFile('m.ts')
  const found = new Map<string, TypeId>()
  for (const statement of file?.statements ?? []) {
    if (!ts.isVariableStatement(statement)) continue
    for (const { name } of statement.declarationList.declarations) {
      const type = TYPES[Number(name.getText().slice(1))] ?? ''
      found.set(type, registry.idOf(checker.getTypeAtLocation(name)))
    }
  }
  return found
}

const idOf = (type: string): TypeId => ids.get(type) ?? -1
const fits = (from: string, to: string) => isShapeAssignable(registry.info, idOf(from), idOf(to))

test('takes whatever the compiler takes', () => {
  const refused = TYPES.flatMap((from) => TYPES.filter((to) => registry.isAssignable(idOf(from), idOf(to)) && !fits(from, to)).map((to) => `${from} -> ${to}`)) // biome-ignore format: one question
  expect(ids.size).toBe(TYPES.length)
  expect(refused).toEqual([])
})

test('an optional parameter takes undefined besides', () => {
  const given = idOf('number | undefined')
  expect(isShapeAssignable(registry.info, given, idOf('number'), true)).toBe(true)
  expect(isShapeAssignable(registry.info, given, idOf('string'), true)).toBe(false)
})

describe('refuses what surely does not fit', () => {
  test.each([
    ['number', 'string'],
    ['number', '1'],
    ['"a" | "b"', '"a"'],
    ['number | undefined', 'number'],
    ['null', 'undefined'],
    ['boolean', 'number | string'],
    ['number', 'object'],
    ['number[]', 'string[]'],
    ['number[]', 'Float64Array'],
    ['Float64Array', 'number[]'],
    ['Float64Array', 'Int32Array'],
    ['Map<string, number>', 'Map<string, string>'],
    ['Set<number>', 'number[]'],
    ['[number]', '[number, string]'],
    ['[number, ...string[]]', '[number, string]'],
    ['[number, string]', 'number[]'],
    ['{ x: number }', 'Point'],
    ['Partial<Point>', 'Point'],
    ['{ x: string }', '{ x?: number }'],
    ['Named', 'Point'],
    ['Wood', 'Tree'],
    ['string', 'Point'],
    ['number[]', 'Point'],
    ['Date', 'Error'],
    ['null', '{ x?: number }'],
    ['ColumnTable', 'number'],
  ])('%s is no %s', (from, to) => {
    expect(registry.isAssignable(idOf(from), idOf(to))).toBe(false)
    expect(fits(from, to)).toBe(false)
  })
})
