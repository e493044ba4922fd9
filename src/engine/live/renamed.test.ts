import { expect, test } from 'vitest'
import { decorate, tag } from '../author/index.ts'
import { linkLiveAlone } from './linkLive.ts'
import { createLiveReader } from './liveReader.ts'

/** The problems of one live module, from its functions as text; `inner` is what a minifier made of a name. */
function told(texts: Readonly<Record<string, string | [inner: string, text: string]>>, config = {}): string[] {
  const functions = Object.fromEntries(
    Object.entries(texts).map(([name, text]) => [name, typeof text === 'string' ? make(name, text) : make(...text)]),
  )
  const module = { kind: 'liveModule', path: 'features', functions, url: null, recorded: null } as const
  const options = { modules: [module], functions: new Map<string, object>(), config, besideText: false }
  const { graph } = linkLiveAlone(['features'], { config, allowModuleOverrides: false }, (types) =>
    createLiveReader(options, types),
  )
  return graph.problems.map(({ code, message }) => `${code} ${message}`)
}

function make(name: string, text: string): unknown {
  return new Function('decorate', 'tag', `const ${name} = ${text}; return ${name}`)(decorate, tag)
}

const MINIFIED = ['DW-LIVE-002 A minifier renamed the parameters of "features": its functions take e, t.']

test.each([
  ['arrows', { spend_mean: ['e', 'e=>e/2'], spend_zero_mean: ['t', '(e,t)=>e.map(e=>e-t)'] }],
  [
    'function declarations',
    { spend_mean: ['n', 'function n(e){return e/2}'], label: ['r', 'function r(e,t=1){return t}'] },
  ],
  ['functions in decorate, which have no name', { label: ['a', 'decorate(tag({}),(e,t)=>e+t)'] }],
  ['text in what the functions say', { label: ['a', 'decorate(tag({}),(e,t)=>e+", "+t)'] }],
  ['names alone, with the spaces left', { spend_mean: ['n', '(e, t) => e + t'] }],
  ['functions without parameters beside', { one: ['o', '()=>1'], label: ['r', '(e,t)=>e+t'] }],
] as [string, Record<string, [string, string]>][])('tells what a minifier did: %s', (_, texts) => {
  expect(told(texts)).toHaveLength(1)
  expect(told(texts)[0]).toContain(MINIFIED[0]?.slice(0, 70))
})

test.each([
  ['a function of one letter', { square: '(x) => x * x' }],
  ['formatted tightly, but named', { square: 'x=>x*x', sum: '(a,b)=>a+b' }],
  ['decorated, with spaces', { square: 'decorate(tag({}), (x) => x * x)' }],
  ['nodes that are letters themselves', { b: 'a=>a+1', c: '(a,b)=>a+b' }],
  ['parameters that are nodes', { a: ['q', '()=>1'], total: ['r', 'a=>a+1'] }],
  ['one longer parameter', { total: ['r', '(e,spend)=>e+spend'] }],
  ['no parameters at all', { total: ['r', '()=>1'] }],
] as [string, Record<string, string | [string, string]>][])('leaves people alone: %s', (_, texts) => {
  expect(told(texts)).toEqual([])
})

test("a parameter that config feeds is no minifier's", () => {
  expect(told({ total: ['r', 'e=>e+1'] }, { e: 1 })).toEqual([])
})
