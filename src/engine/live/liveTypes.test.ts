import libs from 'virtual:dagwright-libs'
import { describe, expect, test } from 'vitest'
import { createCompiler } from '../analyze/compiler.ts'
import { createTypeRegistry } from '../analyze/typeRegistry.ts'
import type { TypeOracle } from '../model/oracle.ts'
import type { TypeId } from '../model/type.ts'
import { createLiveTypes } from './liveTypes.ts'

const compiler = createCompiler(libs)

/** A type as the compiler knows it, and as it was recorded. */
function bothOf(type: string) {
  const { program, checker, sourceFile } = compiler.update([{ path: 'a.ts', text: `export declare const it: ${type}` }])
  const file = sourceFile('a.ts')
  const [symbol] = file ? checker.getExportsOfModule(checker.getSymbolAtLocation(file) ?? fail()) : []
  const read = createTypeRegistry(program, checker)
  const id = read.idOf(checker.getTypeOfSymbol(symbol ?? fail()))
  const live = createLiveTypes()
  return { read, id, live, recorded: live.adopt(read.table())(id) }
}

function fail(): never {
  throw new Error('the module exports nothing')
}

describe('a recorded type answers as the compiler does', () => {
  test.each([
    '{ a: number; b?: string }',
    'Record<string, number>',
    'Map<string, number>',
    'Map<number, number>',
    '{ a: number; b: string } | { a: string }',
    '{ a: number } | { a: number; b: string }',
    '{ a: number } & { b: string }',
    '{ a: number } | null',
    'number[]',
  ])('fields of %s', (type) => {
    const { read, id, live, recorded } = bothOf(type)
    const textOf = (field: TypeId | null, types: Pick<TypeOracle, 'info'>) =>
      field === null ? null : types.info(field).text.split(' | ').sort()
    expect(live.fields(recorded)).toEqual(read.fields(id))
    expect(textOf(live.field(recorded, 'a'), live)).toEqual(textOf(read.field(id, 'a'), read))
  })

  test.each([
    'number[]',
    'Float64Array',
    'Set<number>',
    'ArrayLike<number>',
    'Iterable<number>',
    '{ a: number }',
    'Map<string, number>',
  ])('whether %s has items', (type) => {
    const { read, id, live, recorded } = bothOf(type)
    expect(live.element(recorded) === null).toBe(read.element(id) === null)
  })
})
