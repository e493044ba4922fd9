import { expect, test } from 'vitest'
import { bareNode, edgeTo } from '../model/bareNode.ts'
import { type CacheBehavior, NO_CHOICE } from './cacheBehavior.ts'
import { createCacheKeys } from './cacheKeys.ts'

const node = bareNode('f', { dependencies: ['a', 'b'].map((name) => edgeTo(name, 0)) })
const [a, b] = [bareNode('a', {}), bareNode('b', {})]
const versions = { f: 'v1' }

function keyOf(data: Readonly<Record<string, string>>, named: Readonly<Record<string, CacheBehavior>> = {}) {
  return createCacheKeys([a, b, node], versions, { ...NO_CHOICE, named }).keyOf(node, (name) => data[name] ?? null)
}

test('a node has the key again that it had on the same values, whatever it was asked for between', () => {
  const first = keyOf({ a: '1', b: '2' })
  expect(keyOf({ a: '1', b: '2' })).toBe(first)
  const others = [keyOf({ a: '2', b: '1' }), keyOf({ a: '1', b: '3' }), keyOf({ a: '1', b: '2' }, { b: 'ignore' })]
  expect(new Set([first, ...others]).size).toBe(4)
  expect(keyOf({ a: '1', b: '2' })).toBe(first)
})

test('a value that is left out changes no key, and none is had while one that counts is not known', () => {
  const left = keyOf({ a: '1', b: '2' }, { b: 'ignore' })
  expect(keyOf({ a: '1', b: '3' }, { b: 'ignore' })).toBe(left)
  expect(keyOf({ a: '1' })).toBeNull()
  expect(keyOf({ a: '1', b: '2' }, { b: 'disable' })).toBeNull()
})

test('of another program of which the function is another the key is another', () => {
  const now = createCacheKeys([a, b, node], { f: 'v2' }, NO_CHOICE).keyOf(node, () => '1')
  expect(now).not.toBe(keyOf({ a: '1', b: '1' }))
})
