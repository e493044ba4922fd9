import { table } from 'arquero'
import { assert as check, integer, property } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyValue } from '../testing/anyValue.ts'
import { identityPictureOf, pictureOf } from '../testing/pictureOf.ts'
import { createValueHasher } from './hash.ts'
import { fromEntry, toEntry } from './storeEntry.ts'

const restored = (value: unknown) => fromEntry('key', toEntry('key', value))?.value

const hashOf = (value: unknown) => createValueHasher()(value)?.digits()

const values = anyValue({ withSparseArray: true, withNullPrototype: true })

const ODD: Readonly<Record<string, () => unknown>> = {
  'a lone surrogate': () => ['\ud800', 'é🌍', '\ufeffmark', ''],
  'odd keys': () => JSON.parse('{"__proto__": 1, "constructor": 2, "then": 3, "": 4}'),
  'a bin of d3': () => [Object.assign([1, 2], { x0: 0, x1: [new Date(0)] }), [3]],
  'a match of a pattern': () => /(?<one>b)(c)?/d.exec('abd'),
  'a great bigint': () => -(2n ** 200n),
  'an invalid date': () => new Date(Number.NaN),
  'an error of an odd name': () => Object.assign(new Error('a'), { name: '__proto__' }),
  'part of a buffer': () => new Float64Array([1, 2, 3]).subarray(1, 2),
  "Node's buffer": () => new Uint8Array(Buffer.from('abc')),
  'a view': () => new DataView(new Uint8Array([1, 2, 3]).buffer, 1, 2),
  'a table': () => table({ a: [1, null, undefined], b: ['x', null, 'y'], c: [{ d: 1 }, [2], new Date(3)] }),
  'a table filtered, ordered and grouped': () =>
    table({ a: [1, 2, 3, 4], b: ['x', 'x', 'y', 'y'] })
      .filter('d => d.a > 1')
      .orderby('b')
      .groupby('b'),
  'a table twice': () => {
    const one = table({ a: [1] })
    return { one, again: [one, new Map([[one, 1]])] }
  },
  'a table of tables': () => table({ a: [table({ b: [1n] })] }),
  'what holds itself': () => {
    const map = new Map<unknown, unknown>()
    const error = new Error('a', { cause: map })
    return map
      .set(map, new Set([map]))
      .set('error', error)
      .set(error, [map, error])
  },
}

describe('an entry of a store', () => {
  test('gives the value back, of whatever kind', () => {
    check(
      property(values, (value) => {
        expect(identityPictureOf(restored(value))).toEqual(identityPictureOf(value))
        expect(hashOf(restored(value))).toBe(hashOf(value))
      }),
      { numRuns: 1000 },
    )
  })

  for (const [name, make] of Object.entries(ODD)) {
    test(`gives ${name} back`, () => {
      expect(identityPictureOf(restored(make()))).toEqual(identityPictureOf(make()))
      expect(hashOf(restored(make()))).toBe(hashOf(make()))
    })
  }

  test('keeps prototypes, holes and what errors are', () => {
    const back = restored([Object.create(null), {}, new Array(2), new RangeError('far', { cause: 'near' })])
    const [bare, plain, holes, error] = back as [object, object, unknown[], RangeError]
    expect([Object.getPrototypeOf(bare), Object.getPrototypeOf(plain)]).toEqual([null, Object.prototype])
    expect([holes.length, 0 in holes]).toEqual([2, false])
    expect([error instanceof RangeError, error.message, error.cause]).toEqual([true, 'far', 'near'])
  })

  test('of part of a buffer holds that part alone', () => {
    expect(toEntry('key', new Float64Array(10_000).subarray(5, 6)).length).toBeLessThan(200)
  })

  test('cannot be made of functions, symbols and instances of classes', () => {
    for (const value of [() => 1, Symbol('a'), [new (class A {})()], { a: { b: /a/ } }]) {
      expect(() => toEntry('key', value)).toThrow()
    }
  })

  test('is no entry when a byte of it changed', () => {
    const entry = toEntry('key', { a: [1, 'two', new Uint8Array([3])] })
    for (let at = 0; at < entry.length; at++) {
      expect(fromEntry('key', entry.with(at, (entry[at] ?? 0) ^ 1))).toBeNull()
    }
  })

  test('is no entry when it is cut short, lengthened, empty or under another key', () => {
    const entry = toEntry('key', { a: [1, 'two', new Uint8Array([3])] })
    for (let length = 0; length < entry.length; length++) expect(fromEntry('key', entry.subarray(0, length))).toBeNull()
    expect(fromEntry('key', Uint8Array.of(...entry, 0))).toBeNull()
    expect(fromEntry('kez', entry)).toBeNull()
    expect(fromEntry('key', entry)).not.toBeNull()
  })

  test('is no entry when it is anything else', () => {
    check(
      property(integer({ min: 0, max: 200 }), integer(), (length, seed) => {
        expect(
          fromEntry(
            'key',
            Uint8Array.from({ length }, (_, at) => Math.imul(seed, at + 1)),
          ),
        ).toBeNull()
      }),
    )
  })

  test('is read where it lies, on any place of a larger buffer', () => {
    const entry = toEntry('key', new Float64Array([1, 2]))
    for (const moved of [new Uint8Array(entry.length + 3), Buffer.alloc(entry.length + 3)]) {
      moved.set(entry, 3)
      expect(pictureOf(fromEntry('key', moved.subarray(3))?.value)).toEqual(pictureOf(new Float64Array([1, 2])))
    }
  })
})
