import fc from 'fast-check'
import { expect, test } from 'vitest'
import { analyzeHere, versionsHere } from '../src/engine/analyzeHere.ts'
import { copyHere, editHere, fitsHere } from '../src/engine/editHere.ts'
import type { AnalyzeRequest, EditIntent, Graph } from '../src/engine/page.ts'
import { type Controller, createController } from '../src/ui/store/controller.ts'
import type { ProjectDocument } from '../src/ui/store/document.ts'
import { requestFor } from '../src/ui/store/requestedRun.ts'
import { type AppStore, createAppStore } from '../src/ui/store/state.ts'
import { createFakeServices } from '../src/ui/testing/fakeServices.ts'
import { helloWorld } from '../src/ui/testing/helloWorld.ts'

/** One thing that a person does. Numbers choose among what there is by then. */
type Action =
  | { readonly kind: 'type'; readonly file: number; readonly at: number; readonly gone: number; readonly text: string }
  | { readonly kind: 'change'; readonly what: number; readonly a: number; readonly b: number; readonly wait: boolean }
  | { readonly kind: 'undo' | 'redo' | 'settle' }
  | { readonly kind: 'move' | 'output' | 'input' | 'pin'; readonly a: number; readonly value: number }
  | { readonly kind: 'pause'; readonly time: number }

const number = fc.nat(1000)
const action: fc.Arbitrary<Action> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('type'),
      file: number,
      at: number,
      gone: fc.nat(3),
      text: fc.constantFrom('', ' ', '(', ')', '\n', '/* note */', 'x', '1'),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constant('change'), what: number, a: number, b: number, wait: fc.boolean() }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('undo', 'redo', 'settle') }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constantFrom('move', 'output', 'input', 'pin'), a: number, value: number }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('pause'), time: fc.nat(900) }) },
)

test('whatever is typed and edited, in whatever order: the graph is that of the text, and undo gives the first text back', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(action, { maxLength: 25 }), async (script) => {
      const bench = createBench()
      const { store, controller } = bench
      const first = store.getState().history.present
      for (const one of script) await act(one, bench)
      await bench.settle()
      while (store.getState().history.future.length) controller.redo()
      await bench.settle()
      const last = store.getState().history.present
      expect(pictureOf(store.getState().program?.graph)).toEqual(pictureOf(derived(last)))

      while (store.getState().history.past.length) controller.undo()
      await bench.settle()
      expect(store.getState().history.present).toBe(first)
      expect(pictureOf(store.getState().program?.graph)).toEqual(pictureOf(derived(first)))
      while (store.getState().history.future.length) controller.redo()
      await bench.settle()
      expect(store.getState().history.present).toBe(last)
      expect(pictureOf(store.getState().program?.graph)).toEqual(pictureOf(derived(last)))
      controller.dispose()
    }),
    { numRuns: 25 },
  )
}, 60_000)

test('an edit that was asked for before a key is made on the text after it', async () => {
  const { store, controller, settle } = createBench()
  const text = 'export function a(x: number): number { return x }\nexport function b(a: number): number { return a }\n'
  controller.open({ ...helloWorld(), files: [{ path: 'main.ts', text }] }, { kind: 'new' })
  await settle()
  const renaming = controller.change({ kind: 'rename', node: 'a', name: 'z' })
  controller.setText('main.ts', `// a, as it was\n${text}`)
  expect(await renaming).toBe(null)
  await settle()
  expect(store.getState().history.present.files[0]?.text).toBe(
    '// a, as it was\nexport function z(x: number): number { return x }\nexport function b(z: number): number { return z }\n',
  )
})

test('an edit of a text that breaks meanwhile is refused, and changes nothing', async () => {
  const { store, controller, settle } = createBench()
  await settle()
  const renaming = controller.change({ kind: 'rename', node: 'spend', name: 'cost' })
  controller.setText('features.ts', 'export function (')
  expect((await renaming)?.code).toBe('DW-EDIT-006')
  await settle()
  expect(store.getState().history.present.files[0]?.text).toBe('export function (')
})

interface Bench {
  readonly store: AppStore
  readonly controller: Controller
  readonly settle: () => Promise<void>
  readonly clock: { now: number }
}

/** The page's store over the real compiler, in this thread, with time in the test's hands. */
function createBench(): Bench {
  const store = createAppStore()
  const clock = { now: 0 }
  const program = ({ files, modules, config }: AnalyzeRequest) => ({ files, modules, config })
  const fake = createFakeServices()
  const controller = createController(store, {
    ...fake,
    analyzer: {
      analyze: async (request) => ({ version: request.version, program: analyzeHere(program(request)) }),
      known: async () => null,
      edit: async (request, intent) => editHere(program(request), intent),
      copy: async (request, nodes) => copyHere(program(request), nodes),
      versions: async (request) => versionsHere(program(request), null),
      fits: async (request, source) => fitsHere(program(request), source),
      ask: () => Promise.reject(new Error('nobody asks here')),
      warm: () => {},
    },
    page: {
      ...fake.page,
      now: () => clock.now,
      later(_milliseconds, task) {
        const timer = setTimeout(task, 0)
        return () => clearTimeout(timer)
      },
    },
  })
  controller.open(helloWorld(), { kind: 'new' })
  const pending: Promise<unknown>[] = []
  const change = controller.change
  const tracked: Controller = {
    ...controller,
    change: (...args) => {
      const done = change(...args)
      pending.push(done)
      return done
    },
  }
  return {
    store,
    controller: tracked,
    clock,
    async settle() {
      while (pending.length) await pending.shift()
      await new Promise<void>((resolve) => {
        const look = () => (store.getState().analyzing ? setTimeout(look, 1) : resolve())
        setTimeout(look, 2)
      })
    },
  }
}

async function act(action: Action, { store, controller, settle, clock }: Bench): Promise<void> {
  const { history, program } = store.getState()
  const names = program?.graph.nodes.map((node) => node.name) ?? []
  const pick = (index: number) => names[index % Math.max(1, names.length)] ?? 'none'
  clock.now += 10
  switch (action.kind) {
    case 'type': {
      const file = history.present.files[action.file % history.present.files.length]
      if (!file) return
      const at = action.at % (file.text.length + 1)
      return controller.setText(file.path, file.text.slice(0, at) + action.text + file.text.slice(at + action.gone))
    }
    case 'change': {
      const done = controller.change(intentOf(action.what, pick(action.a), pick(action.b), action.b))
      if (action.wait) await done
      return
    }
    case 'undo':
      return controller.undo()
    case 'redo':
      return controller.redo()
    case 'settle':
      return settle()
    case 'move':
      return controller.moveNodes({ [pick(action.a)]: { x: action.value, y: action.value } })
    case 'output':
      return controller.toggleOutput(pick(action.a))
    case 'input':
      return controller.setInput(pick(action.a), { kind: 'json', value: action.value })
    case 'pin':
      return controller.pin(pick(action.a), action.value % 2 ? action.value : undefined)
    case 'pause':
      clock.now += action.time
  }
}

function intentOf(what: number, a: string, b: string, seed: number): EditIntent {
  const intents: readonly EditIntent[] = [
    {
      kind: 'addFunction',
      name: `made_${seed}`,
      module: seed % 2 ? 'features.ts' : `more_${seed % 3}.ts`,
      takes: [{ name: a }],
      returns: 'number',
    },
    { kind: 'addInput', name: `given_${seed}`, type: 'number', target: a },
    { kind: 'connect', source: a, target: b, parameter: null },
    { kind: 'disconnect', target: a, parameter: b },
    { kind: 'rename', node: a, name: `name_${seed}` },
    { kind: 'retype', node: a, type: 'number[]' },
    { kind: 'remove', nodes: [a], reconnect: seed % 2 === 0 },
    { kind: 'duplicate', nodes: [a] },
    { kind: 'move', nodes: [a], module: seed % 2 ? 'stats.ts' : 'moved.ts' },
    { kind: 'insert', target: a, parameter: b, name: `between_${seed}` },
    { kind: 'setDoc', node: a, text: seed % 3 ? `About ${seed}.` : '' },
    { kind: 'setModifier', node: a, at: null, text: `tag({ seed: '${seed}' })` },
    { kind: 'setModifier', node: a, at: 0, text: null },
  ]
  return intents[what % intents.length] ?? { kind: 'duplicate', nodes: [a] }
}

function derived(document: ProjectDocument): Graph {
  const { files, modules, config } = requestFor(document, 0)
  return analyzeHere({ files, modules, config }).graph
}

/** Type ids differ from one analysis to the next; what they stand for does not. */
function pictureOf(graph: Graph | undefined): unknown {
  if (!graph) return null
  const text = (type: number) => graph.types[type]?.text
  return {
    problems: graph.problems.map(({ code, message, where }) => ({ code, message, where })),
    nodes: graph.nodes
      .map(({ name, type, dependencies, kind, module, doc, tags, where }) => ({
        ...{ name, kind, module, doc, tags, where, type: text(type) },
        needs: dependencies.map((edge) => [edge.parameter, edge.node, text(edge.type), edge.optional]),
      }))
      .sort((one, other) => one.name.localeCompare(other.name)),
  }
}
