import { expect, test } from './fixtures.ts'
import type { Workbench } from './pages/Workbench.ts'
import { openProject, type TestProject } from './projects.ts'

/** A text that does not build: what it says, which cards are marked, and the text that repairs it. */
interface BrokenText {
  readonly title: string
  readonly files: Readonly<Record<string, string>>
  /** Words of each problem. */
  readonly says: readonly (readonly string[])[]
  readonly marks: readonly string[]
  readonly repair: readonly [file: string, text: string]
  readonly gives: readonly [node: string, value: string]
}

const BROKEN_TEXTS: readonly BrokenText[] = [
  {
    title: 'a syntax error has its line and column',
    files: { 'main.ts': 'export function seven(): number {\n  return 7 +\n}\n' },
    says: [['Syntax error: Expression expected.', 'Correct the text at this place.', 'main.ts:3:1']],
    marks: [],
    repair: ['main.ts', 'export function seven(): number {\n  return 7\n}\n'],
    gives: ['seven', '7'],
  },
  {
    title: 'a missing return names the function and its inferred type',
    files: { 'main.ts': 'export function seven() {\n  Math.max(7, 1)\n}\n' },
    says: [['The function "seven" gives nothing back: its type is void.', 'Return a value from it', 'main.ts:1:17']],
    marks: ['seven'],
    repair: ['main.ts', 'export function seven() {\n  return Math.max(7, 1)\n}\n'],
    gives: ['seven', '7'],
  },
  {
    title: 'an edge that does not fit names both types and both functions, and where they stand',
    files: {
      'main.ts':
        'export function spend(): string { return "7" }\nexport function half(spend: number): number { return spend / 2 }\n',
    },
    says: [
      [
        '"half" needs spend: number, but "spend" gives string.',
        "Change the parameter's type at main.ts:2, or what spend returns at main.ts:1.",
        'main.ts:2:22',
      ],
    ],
    marks: ['spend', 'half'],
    repair: [
      'main.ts',
      'export function spend(): number { return 7 }\nexport function half(spend: number): number { return spend / 2 }\n',
    ],
    gives: ['half', '3.5'],
  },
  {
    title: 'a cycle and a function that needs itself show their paths',
    files: {
      'main.ts': [
        'export function b(d: number): number { return d }',
        'export function c(b: number): number { return b }',
        'export function d(c: number): number { return c }',
        'export function self(self: number): number { return self }',
        'export function fine(): number { return 1 }\n',
      ].join('\n'),
    },
    says: [
      ['These functions need each other in a circle: ', ' -> b', 'b -> c', 'c -> d', 'd -> b'],
      ['"self" needs itself: self -> self.', 'Rename the parameter'],
    ],
    marks: ['b', 'c', 'd', 'self'],
    repair: [
      'main.ts',
      'export function b(): number { return 3 }\nexport function c(b: number): number { return b + 1 }\n',
    ],
    gives: ['c', '4'],
  },
  {
    title: 'two functions of one name are told with both places',
    files: {
      'one.ts': 'export function rate(): number { return 1 }\n',
      'two.ts': '\nexport function rate(): number { return 2 }\n',
    },
    says: [['The node "rate" is defined 2 times: one.ts:1 and two.ts:2.', 'Rename all but one of them', 'two.ts:2:17']],
    marks: ['rate'],
    repair: ['two.ts', 'export function rates(rate: number): number { return rate + 2 }\n'],
    gives: ['rates', '3'],
  },
  {
    title: 'a rest and a destructured parameter have no name for a node',
    files: {
      'main.ts':
        'export function total(...parts: number[]): number { return parts.length }\nexport function area({ w, h }: { w: number; h: number }): number { return w * h }\n',
    },
    says: [
      ['The rest parameter "...parts" of "total"', 'Take an array', 'main.ts:1:23'],
      ['The destructured parameter { w, h } of "area"', 'main.ts:2:22'],
    ],
    marks: ['total', 'area'],
    repair: ['main.ts', 'export function total(parts: number[] = [4, 5]): number { return parts.length }\n'],
    gives: ['total', '2'],
  },
  {
    title: 'an import that is not available comes with those that are',
    files: {
      'main.ts': 'import { chunk } from "lodash"\nexport function size(): number { return chunk([1]).length }\n',
    },
    says: [['The import "lodash" is not available.', 'dagwright', 'arquero', 'd3-array', 'main.ts:1:23']],
    marks: [],
    repair: ['main.ts', 'import { sum } from "d3-array"\nexport function size(): number { return sum([1, 1]) }\n'],
    gives: ['size', '2'],
  },
]

for (const { title, files, says, marks, repair, gives } of BROKEN_TEXTS) {
  test(title, async ({ workbench, site }) => {
    await openProject(workbench, site.url, project(files))
    await workbench.openTab('Problems')
    for (const [first = '', ...rest] of says) await expectProblem(workbench, first, rest)
    for (const node of marks) await expect(workbench.problemMark(node)).toBeVisible()
    await workbench.run()
    await expect(workbench.problem(says[0]?.[0] ?? '')).toHaveCount(1)
    for (const node of marks) await workbench.expectStatus(node, 'idle')

    await workbench.setCode(...repair)
    await expect(workbench.problems).toBeHidden()
    await expectRun(workbench, ...gives)
  })
}

test('missing inputs are told together, each with the nodes that need it', async ({ workbench, site }) => {
  await openProject(
    workbench,
    site.url,
    project({
      'main.ts':
        'export function a(x: number, y: number): number { return x + y }\nexport function b(y: number, a: number): number { return y * a }\n',
    }),
  )
  for (const node of ['x', 'y']) {
    await expect(workbench.card(node)).toHaveAccessibleName(/needs a value/)
    await expect(workbench.card(node)).toContainText('needs a value')
  }
  await workbench.runToEnd()
  await expectProblem(workbench, 'The input "x" (number) is missing: a needs it.', ['Give a value for x.'])
  await expectProblem(workbench, 'The input "y" (number) is missing: a and b need it.', ['Give a value for y.'])
  await expect(workbench.problems.getByRole('listitem')).toHaveCount(2)

  await workbench.field('x').fill('1')
  await workbench.field('y').fill('2')
  await expectRun(workbench, 'b', '6')
})

test('a number’s field says what is no number and keeps what was there', async ({ workbench, site }) => {
  await openProject(workbench, site.url, {
    ...project({ 'main.ts': 'export function doubled(x: number): number { return 2 * x }\n' }),
    settings: { inputs: { x: { kind: 'json', value: 4 } } },
  })
  const field = workbench.field('x')
  await field.fill('four')
  await expect(field).toHaveAttribute('aria-invalid', 'true')
  await expect(field).toHaveAccessibleDescription('"four" is not a number.')
  await expectRun(workbench, 'doubled', '8')
  await field.fill('5')
  await expect(field).toHaveAttribute('aria-invalid', 'false')
  await expectRun(workbench, 'doubled', '10')
})

test('JSON that is none, and JSON of another type, are told with the path and the value', async ({
  workbench,
  site,
}) => {
  await openProject(
    workbench,
    site.url,
    project({
      'main.ts': 'export function area(box: { w: number; h: number }): number { return box.w * box.h }\n',
    }),
  )
  const field = workbench.field('box')
  await field.fill('{"w": 2,')
  await expect(field).toHaveAccessibleDescription(/^Not JSON: .+ Like \{"name": 1\}\.$/)
  await field.fill('[2, 3]')
  await expect(field).toHaveAccessibleDescription('Write an object. Like {"name": 1}.')

  await field.fill('{"w": 2, "h": "three"}')
  await workbench.runToEnd()
  await expectProblem(workbench, 'The input box.h: expected number, got "three".', ['Give a value of type'])
  await expect(workbench.problemMark('box')).toBeVisible()

  await field.fill('{"w": 2, "h": 3}')
  await expectRun(workbench, 'area', '6')
})

test('a function that throws is told with its message and place; what needs it is skipped because of it', async ({
  workbench,
  site,
}) => {
  await openProject(workbench, site.url, {
    ...project({
      'main.ts': `export function rate(x: number): number {
  if (x > 2) throw new RangeError('no rate for ' + x)
  return x
}
export function price(rate: number): number { return rate * 10 }
export function total(price: number): number { return price + 1 }
export function beside(x: number): number { return x }
`,
    }),
    settings: { inputs: { x: { kind: 'json', value: 3 } } },
  })
  await workbench.runToEnd()
  await expectProblem(workbench, '"rate" failed: RangeError: no rate for 3', ['main.ts:2:20'])
  await workbench.expectStatus('rate', 'failed')
  await expect(workbench.card('rate')).toContainText('no rate for 3')
  for (const node of ['price', 'total']) {
    await workbench.expectStatus(node, 'skipped')
    await expect(workbench.card(node)).toContainText('because of rate')
  }
  await workbench.expectStatus('beside', 'ok')

  await workbench.field('x').fill('2')
  await expectRun(workbench, 'total', '21')
})

for (const adapter of ['workers', 'simple'] as const) {
  test(`a value that cannot be cloned is told with its path under ${adapter}`, async ({ workbench, site }) => {
    await openProject(workbench, site.url, {
      ...project({
        'main.ts':
          'export function made(): unknown { return { rows: [1, () => 2] } }\nexport function used(made: unknown): string { return typeof made }\n',
      }),
      settings: { adapter: adapter === 'simple' ? { kind: 'simple' } : { kind: 'workers', workers: 2 } },
    })
    await workbench.runToEnd()
    await expectProblem(workbench, '"made" gave a function at made.rows[1]', ['Return plain data', 'main.ts:1:17'])
    await workbench.expectStatus('made', 'failed')
    await workbench.expectStatus('used', 'skipped')

    await workbench.setCode(
      'main.ts',
      'export function made(): unknown { return { rows: [1, 2] } }\nexport function used(made: unknown): string { return typeof made }\n',
    )
    await expectRun(workbench, 'used', 'object')
  })
}

const BAD_FILES = [
  {
    title: 'a CSV file with ragged rows',
    bytes: 'xs,ys\n1,2\n3\n4,5\n',
    says: '"data.csv", line 3: 1 value for 2 columns (xs, ys).',
  },
  { title: 'an empty CSV file', bytes: '', says: '"data.csv" is empty.' },
  {
    title: 'a file that is not text',
    bytes: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0xff, 0xfe, 0x0d]),
    says: '"data.csv" is not a text file: it is a PNG picture.',
  },
] as const

for (const { title, bytes, says } of BAD_FILES) {
  test(`${title} is told in its widget and in Problems`, async ({ workbench, site }) => {
    await openProject(
      workbench,
      site.url,
      project({ 'main.ts': 'export function sum(xs: number[]): number { return xs.reduce((a, b) => a + b, 0) }\n' }),
    )
    await workbench.pickFile('xs', 'data.csv', bytes)
    const inspector = await workbench.inspect('xs')
    await expect(inspector.getByText(says)).toBeVisible()
    await workbench.openTab('Problems')
    await expectProblem(workbench, says, [])
    await workbench.runToEnd()
    await expect(workbench.problem(says)).toHaveCount(1)
    await workbench.expectStatus('sum', 'idle')

    await workbench.pickFile('xs', 'data.csv', 'xs,ys\n1,2\n3,4\n')
    await expect(inspector.getByText(says)).toBeHidden()
    await expectRun(workbench, 'sum', '4')
  })
}

test('a type error in a body stops only runs that need its function', async ({ workbench, site }) => {
  await openProject(workbench, site.url, {
    ...project({
      'main.ts':
        'export function good(): number { return 1 }\nexport function bad(good: number): string { return good }\n',
    }),
    settings: { outputs: ['good'] },
  })
  const says = "Type 'number' is not assignable to type 'string'."
  await expectRun(workbench, 'good', '1')
  await workbench.openTab('Problems')
  await expectProblem(workbench, says, ['Warning:', 'main.ts:2:'])

  await workbench.toggleOutput('bad')
  await workbench.runToEnd()
  await expectProblem(workbench, says, ['Error:'])
  await workbench.expectStatus('bad', 'idle')

  await workbench.setCode(
    'main.ts',
    'export function good(): number { return 1 }\nexport function bad(good: number): string { return String(good) + "!" }\n',
  )
  await expectRun(workbench, 'bad', '1!')
})

function project(files: Readonly<Record<string, string>>): TestProject {
  return { files: Object.entries(files).map(([path, text]) => ({ path, text })) }
}

async function expectProblem(workbench: Workbench, words: string, more: readonly string[]): Promise<void> {
  const item = workbench.problem(words)
  await expect(item).toHaveCount(1)
  for (const text of more) await expect(item).toContainText(text)
}

async function expectRun(workbench: Workbench, node: string, value: string): Promise<void> {
  await workbench.runToEnd()
  await workbench.openTab('Result')
  await workbench.expectStatus(node, 'ok')
  await expect(workbench.tree.item(node)).toContainText(value)
}
