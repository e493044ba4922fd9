import { expect, test } from 'vitest'
import { toLiteral } from './literal.ts'

const again = (value: unknown): unknown => new Function(`return ${toLiteral(value)}`)()

test('what is written comes back: all that JSON loses, too', () => {
  const value = {
    numbers: [Number.NaN, Number.POSITIVE_INFINITY, -0, 1.5e300],
    missing: undefined,
    big: 10n,
    text: `a "b" \u2028 </script> \${c}`,
    nothing: null,
    constructor: { toString: [] },
  }
  expect(again(value)).toEqual(value)
})

test('any name is a key of its own', () => {
  const value = JSON.parse('{ "__proto__": { "a": 1 }, "hasOwnProperty": 2 }')
  const copy = again(value) as object
  expect(Object.keys(copy)).toEqual(['__proto__', 'hasOwnProperty'])
  expect(Object.getPrototypeOf(copy)).toBe(Object.prototype)
})

test('holds nothing that ends a script', () => {
  expect(toLiteral('</script>\u2028')).not.toMatch(/<\/|\u2028/)
})
