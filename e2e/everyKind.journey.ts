import { expect, test } from './fixtures.ts'
import { openCode } from './projects.ts'

const ARRAYS = ['Int8', 'Uint8', 'Uint8Clamped', 'Int16', 'Uint16', 'Int32', 'Uint32', 'Float32', 'Float64']
const BIGINTS = ['BigInt64', 'BigUint64']

/** Of each kind a value, and what holds of it where it arrives, as `v`. */
const KINDS: Readonly<Record<string, readonly [make: string, holds: string]>> = {
  bigint: ['-(2n ** 70n)', 'v === -1180591620717411303424n'],
  minus_zero: ['-0', 'Object.is(v, -0)'],
  not_a_number: ['NaN', 'Object.is(v, NaN)'],
  infinity: ['-Infinity', 'v === -Infinity'],
  nothing: ['null', 'v === null'],
  missing: ['undefined', 'v === undefined'],
  yes: ['true', 'v === true'],
  text: [String.raw`'\0\ud800🌍\ufeff'`, String.raw`v === '\0\ud800🌍\ufeff'`],
  day: ['new Date(86400001)', 'is(v, Date) && v.getTime() === 86400001'],
  no_day: ['new Date(NaN)', 'is(v, Date) && Number.isNaN(v.getTime())'],
  map: [
    "new Map<unknown, unknown>([['a', 1], [NaN, -0], [[2], undefined]])",
    "is(v, Map) && v.size === 3 && v.get('a') === 1 && Object.is(v.get(NaN), -0) && [...v.keys()][2][0] === 2",
  ],
  set: ["new Set<unknown>([1, '1', null])", "is(v, Set) && [...v].length === 3 && v.has('1') && v.has(null)"],
  buffer: ['Uint8Array.of(1, 2).buffer', 'is(v, ArrayBuffer) && new Uint8Array(v).join() === "1,2"'],
  view: [
    'new DataView(Uint8Array.of(1, 2, 3).buffer, 1)',
    'is(v, DataView) && v.byteLength === 2 && v.getUint8(0) === 2',
  ],
  ...Object.fromEntries(
    [...ARRAYS.map((name) => [name, ''] as const), ...BIGINTS.map((name) => [name, 'n'] as const)].flatMap(
      ([name, n]) => [
        [name, [`${name}Array.of(1${n}, 2${n})`, `is(v, ${name}Array) && v.join() === '1,2'`]],
        [
          `${name}_part`,
          [`${name}Array.of(9${n}, 1${n}, 2${n}, 9${n}).subarray(1, 3)`, `is(v, ${name}Array) && v.join() === '1,2'`],
        ],
      ],
    ),
  ),
  odd_numbers: [
    'Float64Array.of(NaN, -0, Infinity)',
    'Object.is(v[0], NaN) && Object.is(v[1], -0) && v[2] === Infinity',
  ],
  columns: [
    `table({ n: [1, null, NaN, -0], t: ['x', null, '', 'y'], d: [new Date(0), null, new Date(NaN), new Date(5)],
      b: [true, null, false, true], i: [1n, null, 2n ** 70n, -1n], o: [{ a: [1] }, null, [undefined], new Map([[1, 2]])] })`,
    `v.columnNames().join() === 'n,t,d,b,i,o' && v.numRows() === 4 && v.get('n', 1) === null && Object.is(v.get('n', 2), NaN) &&
      Object.is(v.get('n', 3), -0) && v.get('t', 2) === '' && v.get('d', 0).getTime() === 0 && Number.isNaN(v.get('d', 2).getTime()) &&
      v.get('b', 1) === null && v.get('b', 2) === false && v.get('i', 2) === 1180591620717411303424n && v.get('o', 0).a[0] === 1 &&
      v.get('o', 2)[0] === undefined && v.get('o', 3).get(1) === 2`,
  ],
  rows: [
    "table({ n: [3, 1, 2], s: ['x', 'y', 'x'] }).filter('d => d.n > 1').orderby('n')",
    'JSON.stringify(v.objects()) === \'[{"n":2,"s":"x"},{"n":3,"s":"x"}]\'',
  ],
  groups: [
    "table({ n: [3, 1, 2], s: ['x', 'y', 'x'] }).groupby('s')",
    'v.isGrouped() && JSON.stringify(v.count().objects()) === \'[{"s":"x","count":2},{"s":"y","count":1}]\'',
  ],
  arrow: [
    "table({ n: [1.5, null], s: ['x', 'y'] }).toArrow()",
    "v.numRows === 2 && [...v.getChild('n')].join() === '1.5,' && [...v.getChild('s')].join() === 'x,y'",
  ],
  pixels: [
    '({ width: 1, height: 1, data: Uint8ClampedArray.of(1, 2, 3, 255) })',
    'v.width === 1 && v.data instanceof Uint8ClampedArray && v.data.join() === "1,2,3,255"',
  ],
  svg: [
    'new TextEncoder().encode(\'<svg xmlns="http://www.w3.org/2000/svg" width="8" height="4"/>\')',
    'is(v, Uint8Array) && v.length === 62 && v[0] === 60',
  ],
  chart: [
    "({ $schema: 'https://vega.github.io/schema/vega-lite/v6.json', mark: 'bar', data: { values: [{ a: 1 }] } })",
    "v.$schema.endsWith('v6.json') && v.data.values[0].a === 1",
  ],
  failure: [
    "Object.assign(new RangeError('far', { cause: new Map([[1, 2n]]) }), { code: 7 })",
    "is(v, RangeError) && v.message === 'far' && v.cause.get(1) === 2n && v.code === 7",
  ],
  errors: [
    "new AggregateError([new TypeError('a')], 'b')",
    "is(v, AggregateError) && v.message === 'b' && is(v.errors[0], TypeError)",
  ],
  bins: [
    'bin()([1, 2, 3, 4])',
    "v.map((one: any) => [one.x0, one.x1, ...one].join()).join(';') === '1,2,1;2,3,2;3,4,3;4,5,4'",
  ],
  match: [String.raw`/(?<n>\d+)/.exec('ab12')`, "v.index === 2 && v[1] === '12' && v.groups.n === '12'"],
  holes: ['[1, , 3]', 'v.length === 3 && !(1 in v) && v[2] === 3'],
  shared: ['[SHARED, { again: SHARED }]', 'v[0] === v[1].again && v[0].a === 1'],
  circle: ['CIRCLE', 'v.self === v && v.map.get(v) === v'],
  bare: [
    'JSON.parse(\'{"__proto__": 1, "constructor": 2}\')',
    "Object.keys(v).join() === '__proto__,constructor' && v.constructor === 2",
  ],
  nested: [
    '({ list: [1, [new Set([new Date(3)])]], table: table({ a: [[1n]] }) })',
    "[...v.list[1][0]][0].getTime() === 3 && v.table.get('a', 0)[0] === 1n",
  ],
}

const NAMES = Object.keys(KINDS)

/** What is found of all values, by functions that are others where `salt` is another. */
function codeWith(salt: number): string {
  return `import { table } from 'arquero'
import { bin } from 'd3-array'
const is = (value: unknown, Type: any): boolean => value instanceof Type
const SHARED = { a: 1 }
const CIRCLE: Record<string, unknown> = {}
CIRCLE.self = CIRCLE
CIRCLE.map = new Map([[CIRCLE, CIRCLE]])
${Object.entries(KINDS)
  .map(
    ([name, [make, holds]]) => `export function ${name}(): unknown { return ${make} }
export function is_${name}(${name}: any): number { const v = ${name}; return (${holds}) ? ${salt} : 0 }`,
  )
  .join('\n')}
export function found(${NAMES.map((name) => `is_${name}: number`).join(', ')}): string {
  const all: Record<string, number> = { ${NAMES.map((name) => `is_${name}`).join(', ')} }
  const wrong = Object.keys(all).filter((name) => all[name] !== ${salt})
  return wrong.length ? wrong.join() : 'all ' + Object.keys(all).length + ' are right, ' + ${salt}
}
`
}

test('functions are given values of every kind as they were made, in place and by other workers, out of the cache and after a reload too', async ({
  workbench,
  site,
}) => {
  const { page, tree } = workbench
  const expectFound = async (salt: number) => {
    await workbench.runToEnd()
    await expect(tree.item('found')).toContainText(`all ${NAMES.length} are right, ${salt}`)
  }
  const expectKept = async () => {
    for (const name of ['columns', 'arrow', 'circle']) await workbench.expectStatus(name, 'cached')
    await workbench.expectStatus('is_columns', 'ok')
  }
  await openCode(workbench, site.url, codeWith(1), { outputs: ['found'] })
  await workbench.chooseAdapter('2 workers')
  await expectFound(1)

  await workbench.chooseAdapter('SimpleGraphAdapter')
  await workbench.setCode('main.ts', codeWith(2))
  await expectFound(2)
  await expectKept()

  await page.reload()
  await workbench.ready()
  await workbench.chooseAdapter('2 workers')
  await workbench.setCode('main.ts', codeWith(3))
  await expectFound(3)
  await expectKept()
})
