import { expect, test } from 'vitest'
import { bareNode, edgeTo } from '../model/bareNode.ts'
import { explainMiss, type Seen, sightOf } from './lookUps.ts'

const node = bareNode('f', { dependencies: ['a', 'q'].map((name) => edgeTo(name, 0)) })

/** `f(a, q)` of some version, where these hashes are known. */
function seen(data: Readonly<Record<string, string | null>>, parts: Partial<Seen> = {}): Seen {
  return {
    node,
    version: 'v1',
    pieces: undefined,
    dataOf: (name) => data[name],
    counts: () => true,
    file: null,
    whatIs: (name) => (name === 'q' ? 'input' : 'node'),
    ...parts,
  }
}

const before = sightOf(seen({ a: '1', q: '1' }), 'key')

test('a node that was never looked up is new', () => {
  expect(explainMiss(seen({ a: '1', q: '1' }), undefined)).toEqual({
    node: 'f',
    kind: 'miss',
    because: [{ kind: 'new' }],
  })
})

test('all that is another is named, in the order of the dependencies', () => {
  expect(explainMiss(seen({ a: '2', q: '2' }, { version: 'v2' }), before)).toMatchObject({
    because: [{ kind: 'code' }, { kind: 'value', of: 'a', what: 'node' }, { kind: 'value', of: 'q', what: 'input' }],
  })
})

test('where nothing is another, what it gave is gone', () => {
  expect(explainMiss(seen({ a: '1', q: '1' }), before)).toMatchObject({ kind: 'miss', because: [{ kind: 'gone' }] })
})

test('what is not known yet is waited for, and is no reason', () => {
  expect(explainMiss(seen({ q: '1' }), before)).toEqual({ node: 'f', kind: 'open', waitsFor: ['a'], because: [] })
})

test('a value that was not known the last time is no reason', () => {
  const partly = sightOf(seen({ q: '1' }), null)
  expect(explainMiss(seen({ a: '2', q: '1' }), partly)).toMatchObject({ because: [{ kind: 'gone' }] })
})

test('a value without a hash is a reason, one that does not count is none', () => {
  expect(explainMiss(seen({ a: null, q: '1' }), before)).toMatchObject({ because: [{ kind: 'unhashable', of: 'a' }] })
  const counts = (name: string) => name !== 'a'
  expect(explainMiss(seen({ a: '2', q: '1' }, { counts }), before)).toMatchObject({ because: [{ kind: 'gone' }] })
})
