import { expect, test } from 'vitest'
import { makeProblem } from '../../engine/page.ts'
import { fakeProgram } from '../testing/fakeProgram.ts'
import { createFakeServices } from '../testing/fakeServices.ts'
import { helloWorld } from '../testing/helloWorld.ts'
import { createController } from './controller.ts'
import { requestFor } from './requestedRun.ts'
import type { Services } from './services.ts'
import { createAppStore } from './state.ts'

/** Hello world, whose inputs are `spend` and `signups`; what is pasted comes to nothing but itself. */
function open(kernel: Partial<Services['kernel']> = {}) {
  const services = createFakeServices()
  const store = createAppStore()
  const edit: Services['analyzer']['edit'] = async (_, intent) =>
    intent.kind === 'paste'
      ? {
          ok: true,
          plan: {
            title: 'Paste it',
            created: [],
            renames: [],
            changes: [{ path: 'features.ts', isNew: false, edits: [{ start: 0, end: 0, text: intent.text }] }],
          },
        }
      : { ok: false, problem: makeProblem('DW-EDIT-001', 'build', { message: 'No.', hint: '' }) }
  const controller = createController(store, {
    ...services,
    analyzer: { ...services.analyzer, edit },
    kernel: { ...services.kernel, ...kernel },
  })
  controller.open(helloWorld(), { kind: 'new' })
  return {
    controller,
    store,
    take: async (...files: File[]) => (await controller.clipboard()).takeFiles(files),
    told: () => store.getState().notices.map(({ kind, text }) => `${kind}: ${text}`),
    document: () => store.getState().history.present,
    steps: () => store.getState().history.past.map(({ title }) => title),
  }
}

const report: Services['kernel']['putFile'] = async (name, blob) => ({
  name,
  bytes: blob.size,
  rows: 1,
  columns: [{ name: 'x', type: 'number' }],
  isTable: true,
  problems:
    blob.size > 0
      ? []
      : [makeProblem('DW-DATA-002', 'data', { message: `"${name}" is empty.`, hint: 'Write a header.' })],
})

const file = (name: string, text = 'x\n1\n') => new File([text], name)

test('files of one name that come together are two, in one step', async () => {
  const { take, told, document, steps, controller } = open({ putFile: report })
  const before = document().data.size
  await take(file('a.csv'), file('a.csv', 'y\n2\n'))
  expect(told()).toEqual(['info: a reads a.csv.', 'info: a_2 reads a_2.csv.'])
  expect(await document().data.get('a_2.csv')?.text()).toBe('y\n2\n')
  expect(steps()).toEqual(['Add 2 files'])
  controller.undo()
  expect(document().data.size).toBe(before)
})

test('many are told at once', async () => {
  const { take, told, steps } = open({ putFile: report })
  await take(...['a', 'b', 'c', 'd'].map((name) => file(`${name}.csv`)))
  expect(told()).toEqual(['info: 4 files added: a.csv, b.csv, c.csv and d.csv.'])
  expect(steps()).toEqual(['Add 4 files'])
})

test('what cannot be read is told, until the next is dropped', async () => {
  const { take, told, document } = open({ putFile: report })
  await take(file('a.csv', ''), file('b.png'))
  expect(told()).toEqual([
    'info: a reads a.csv.',
    expect.stringMatching(/^error: b\.png: only modules/),
    'error: "a.csv" is empty. Write a header.',
  ])
  expect(document().data.has('a.csv')).toBe(true)
  await take(file('c.csv'))
  expect(told().filter((text) => text.startsWith('error'))).toEqual([])
})

test('a sandbox that does not answer keeps no file from being added', { timeout: 20_000 }, async () => {
  const { take, told } = open({ putFile: () => new Promise(() => {}) })
  await take(file('a.csv'))
  expect(told()).toEqual(['info: a reads a.csv.'])
})

test('several that cannot be read are told together, and that there was nothing', async () => {
  const { take, told } = open({ putFile: report })
  await take(file('a.csv', ''), file('b.json', ''))
  expect(told().at(-1)).toBe('error: a.csv and b.json cannot be read. Files says why.')
  await take()
  expect(told().at(-1)).toBe('info: What was dropped holds no files.')
})

test('a file whose name the project has takes its place, for the nodes that read it', async () => {
  const { take, told, document, store } = open({ putFile: report })
  await take(file('a.csv'))
  const program = fakeProgram(requestFor(document(), 0))
  const spec = { name: 'loadFrom.csv', args: [{ kind: 'json', value: { path: 'a.csv' } }], text: '', where: null }
  const nodes = program.graph.nodes.map((node, at) => (at === 0 ? { ...node, modifiers: [spec] } : node))
  store.setState({ program: { ...program, graph: { ...program.graph, nodes } } as never })
  const text = document().files
  await take(file('a.csv', 'x\n2\n'))
  expect(told().at(-1)).toBe(`info: a.csv was replaced: ${nodes[0]?.origin} reads the new one.`)
  expect(document().files).toBe(text)
  expect(await document().data.get('a.csv')?.text()).toBe('x\n2\n')
})
