import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readParameters } from './readParameters.ts'

const textOf = (fn: unknown) => Function.prototype.toString.call(fn)

/** `a`, `b=` with a default that is code, `c=1` with a literal one. */
function told(fn: unknown): string | null {
  const signature = readParameters(typeof fn === 'string' ? fn : textOf(fn))
  if (!signature) return null
  const parameters = signature.parameters.map((one) => {
    if (one.kind !== 'named') return `${one.kind} ${one.text}`
    return one.name + (one.optional ? `=${one.defaultValue ? String(one.defaultValue.value) : ''}` : '')
  })
  return (signature.isGenerator ? '*' : '') + parameters.join(' ')
}

test.each([
  ['function f(a, b) { return a }', 'a b'],
  ['function(a){}', 'a'],
  ['async function f(a,) {}', 'a'],
  ['function* f(a) {}', '*a'],
  ['async function * f ( a ) {}', '*a'],
  ['(a, b) => a', 'a b'],
  ['a => a', 'a'],
  ['async a => a', 'a'],
  ['async (a) => a', 'a'],
  ['async => async', 'async'],
  ['async(a) { return a }', 'a'],
  ['get(a) {}', 'a'],
  ['*items(a) {}', '*a'],
  ['async *items(a) {}', '*a'],
  ["'a (b)'(c) {}", 'c'],
  [`[\`x(\${[")"]})\`](a) {}`, 'a'],
  ['12(a) {}', 'a'],
  ['#secret(a) {}', 'a'],
  ['() => ({ a: (b) => b })', ''],
])('reads the parameters of %s', (text, expected) => {
  expect(told(text)).toBe(expected)
})

test('reads functions as the engine prints them', () => {
  const object = { method(a: number, b = 2) { return a + b }, async *gen(a: number) { yield a } } // biome-ignore format: one line
  expect([told(object.method), told(object.gen)]).toEqual(['a b=2', '*a'])
})

test.each([
  ['(a = 1, b = -2.5e3, c = 0x1f, d = 1_000) => a', 'a=1 b=-2500 c=31 d=1000'],
  ['(a = "x, y", b = \'(\', c = `d`) => a', 'a=x, y b=( c=d'],
  ['(a = !0, b = !1, c = void 0, d = null, e = 1/0) => a', 'a=true b=false c=undefined d=null e=Infinity'],
  ['(a = [1, 2], b = { c: [")"] }, d = f(1, (g, h) => g)) => a', 'a= b= d='],
  ['(a = /[)/,]\\)/, b = 4 / 2, c = x / y / z) => a', 'a= b= c='],
  [`(a = (1, 2), b = "it's \\")", c = \`\${\`)\${")"}\`},\`) => a`, 'a= b= c='],
  ['(a = function (x, y) { return /\\//.test(x) }, b) => a', 'a= b'],
  ['(a = x => x, b = async (y, z) => y) => a', 'a= b='],
  ['(a = b ? c : d, e = f ?? g) => a', 'a= e='],
  ['(a = class { m(x, y) {} }, b = typeof /,/) => a', 'a= b='],
])('a default ends where the parameter ends: %s', (text, expected) => {
  expect(told(text)).toBe(expected)
})

test('comments and space are no part of a name', () => {
  expect(told('function /* f( */ f // (x)\n(/* first, */ a /* = 1 */, // b\n  c = 1 /* , d */) {}')).toBe('a c=1')
})

test('types that were blanked out in place leave only space', () => {
  expect(told('(a        , b          = 1       )         => a')).toBe('a b=1')
})

test('destructured and rest parameters have no name', () => {
  expect(told('({ a, b = [1] } = {}, [c, { d }], ...rest) => a')).toBe(
    'destructured { a, b = [1] } destructured [c, { d }] rest ...rest',
  )
  expect(told('(...[a, b]) => a')).toBe('rest ...[a, b]')
})

test('names may be any identifier', () => {
  expect(told('(constructor, __proto__, then, $, _a, größe, \\u0061b, \\u{62}c) => 1')).toBe(
    'constructor __proto__ then $ _a größe ab bc',
  )
})

test('native, bound and class functions show no parameters', () => {
  expect([Math.max, ((a: number) => a).bind(null), class A {}, Map].map(told)).toEqual([null, null, null, null])
})

test('is total: any text gives parameters or none, soon', () => {
  fc.assert(fc.property(fc.string({ unit: fc.constantFrom(...'(){}[]`$\'"/\\*=>,.a1 \n') }), (text) => void told(text)))
})

test('finds the names again, whatever stands between them', () => {
  const trivia = fc.constantFrom('', ' ', '\n', '/* (,) */', '// =>\n')
  const fallback = fc.constantFrom('', '=1', '=[",", (1)]', '={a:{b:1}}', `=\`\${")"}\``, '=/[,)]/', '=(a,b)=>a')
  const parameter = fc.record({
    before: trivia,
    name: fc.constantFrom('a', 'bc', '$d', 'then'),
    fallback,
    after: trivia,
  })
  fc.assert(
    fc.property(
      fc.array(parameter, { maxLength: 5 }),
      fc.constantFrom('function f', 'async', '* m', ''),
      (all, head) => {
        const list = all.map(({ before, name, fallback, after }) => before + name + after + fallback + after).join(',')
        const found = readParameters(`${head}(${list})${head === '' ? '=>' : ''}{}`)
        expect(found?.parameters.map((one) => one.kind === 'named' && one.name)).toEqual(all.map((one) => one.name))
        expect(found?.parameters.map((one) => one.kind === 'named' && one.optional)).toEqual(
          all.map((one) => one.fallback !== ''),
        )
      },
    ),
  )
})

test.each([
  ['function f(a) { throw new Error() }', true],
  ['(a) => {\n  throw a }', true],
  ['a=>{throw a}', true],
  ['async m(a = 1) { throw a }', true],
  ['(a) => a', false],
  ['(a) => ({ throw: a })', false],
  ['function f(a) { return a; throw a }', false],
])('sees a body that only throws: %s', (text, throws) => {
  expect(readParameters(text)?.throws).toBe(throws)
})
