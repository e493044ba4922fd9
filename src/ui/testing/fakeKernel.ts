import {
  type KernelRunRequest,
  makeProblem,
  NOTHING_KEPT,
  type Program,
  planRun,
  type ResultView,
  type RunEvent,
  type RunReply,
  type TablePage,
  type ValueEntry,
  type ValuePage,
  type ValueRef,
  type ValueSummary,
} from '../../engine/page.ts'
import type { Services } from '../store/services.ts'

export interface FakeKernelOptions {
  /** How long each node takes. */
  readonly nodeMs?: number
  /** A node that throws. */
  readonly failing?: string
}

/** A kernel that computes nothing: it tells the events that a run would, and gives made-up values of the right looks. */
export function createFakeKernel({ nodeMs = 120, failing }: FakeKernelOptions = {}): Services['kernel'] {
  const listeners = new Set<(events: readonly RunEvent[]) => void>()
  let program: Program | null = null
  let stopped = false

  const emit = (...events: RunEvent[]) => {
    for (const listener of listeners) listener(events)
  }

  async function run(request: KernelRunRequest): Promise<RunReply> {
    if (!program) return { outcome: 'failed', problems: [], result: null }
    stopped = false
    const started = performance.now()
    const time = () => performance.now() - started
    const names = new Set(Object.keys(request.inputs))
    const { order, outputs } = planRun(program.graph, { outputs: request.outputs, inputs: names, overrides: new Set() })
    emit({ kind: 'runStarted', run: request.run, nodes: order.map((node) => node.name), outputs })
    const broken = new Set<string>()
    for (const node of order) {
      if (stopped) break
      const culprit = node.dependencies.find((edge) => broken.has(edge.node))
      if (culprit) {
        broken.add(node.name)
        emit({ kind: 'nodeSkipped', node: node.name, time: time(), because: culprit.node })
        continue
      }
      emit({ kind: 'nodeStarted', node: node.name, time: time(), worker: 1 + (node.name.length % 2) })
      emit({ kind: 'consoleWritten', node: node.name, level: 'log', text: `computing ${node.name}` })
      await new Promise((resolve) => setTimeout(resolve, nodeMs))
      if (node.name === failing) {
        broken.add(node.name)
        const problem = makeProblem('DW-RUN-001', 'run', {
          message: `${node.name} threw TypeError: Cannot read properties of undefined (reading 'length').`,
          hint: 'Look at its code.',
          nodes: [node.name],
          where: node.where,
        })
        emit({ kind: 'nodeFailed', node: node.name, time: time(), problem })
      } else emit({ kind: 'nodeFinished', node: node.name, time: time(), summary: summaryFor(node.name) })
    }
    const outcome = stopped ? 'stopped' : broken.size ? 'failed' : 'ok'
    emit({ kind: 'runFinished', time: time(), outcome, problems: [] })
    return { outcome, problems: [], result: outcome === 'ok' ? viewOf(request) : null }
  }

  return {
    load: async (next) => {
      program = next
    },
    putFile: async (name, blob) => ({
      name,
      bytes: blob.size,
      rows: 6,
      columns: COLUMNS,
      isTable: true,
      problems: [],
    }),
    cancelFile: async () => {},
    removeFile: async () => {},
    run,
    plan: async () => null,
    stop: async () => {
      stopped = true
    },
    expand: async (ref, offset, limit) => expandFake(ref, offset, limit),
    rows: async (_ref, query) => rowsFake(query.offset, query.limit),
    profile: async () => null,
    stopProfiles: async () => {},
    clearCache: async () => {},
    takeKept: async () => NOTHING_KEPT,
    restoreCache: async () => {},
    takeCosts: async () => [],
    restoreCosts: async () => {},
    image: async () => null,
    exportValue: async () => ({ ok: true, blob: new Blob(['[1, 2, 3]'], { type: 'text/plain' }) }),
    cancelExport: async () => {},
    restart: async () => {
      stopped = true
    },
    onEvents(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    onFile: () => () => {},
    onState(listener) {
      const timer = setTimeout(() => listener('ready', ''))
      return () => clearTimeout(timer)
    },
  }
}

const COLUMNS = [
  { name: 'signups', type: 'number' },
  { name: 'spend', type: 'number' },
]
const ROWS = 1000

function viewOf({ result, outputs }: KernelRunRequest): ResultView {
  const isDict = result === 'dict'
  const text = isDict ? `{ ${outputs.join(', ')} }` : `Table(${ROWS} x ${COLUMNS.length})`
  return {
    kind: result,
    summary: {
      kind: isDict ? 'object' : 'table',
      type: isDict ? 'Object' : 'Table',
      text,
      size: isDict ? outputs.length : ROWS,
      expandable: true,
    },
    rows: isDict ? null : ROWS,
    columns: isDict ? null : COLUMNS,
  }
}

function summaryFor(name: string): ValueSummary {
  return /mean$|dev$/.test(name)
    ? { kind: 'number', type: 'number', text: '28.333333', size: null, expandable: false }
    : { kind: 'typedArray', type: 'Float64Array', text: '[10, 1, 0.4, 0.4, 0.2, 0.125]', size: 6, expandable: true }
}

/** Of every kind one, so that a tree can show that they are told apart. */
const SAMPLES: readonly ValueSummary[] = [
  { kind: 'typedArray', type: 'Float64Array', text: '[NaN, NaN, 13.3333, 23.3333, …]', size: 1000, expandable: true },
  { kind: 'number', type: 'number', text: 'NaN', size: null, expandable: false },
  { kind: 'string', type: 'string', text: '"growth"', size: 6, expandable: false },
  { kind: 'boolean', type: 'boolean', text: 'true', size: null, expandable: false },
  { kind: 'null', type: 'null', text: 'null', size: null, expandable: false },
  { kind: 'undefined', type: 'undefined', text: 'undefined', size: null, expandable: false },
  { kind: 'date', type: 'Date', text: '2024-01-31T00:00:00.000Z', size: null, expandable: false },
  { kind: 'map', type: 'Map', text: 'Map(2) {"a" => 1, "b" => 2}', size: 2, expandable: true },
  { kind: 'set', type: 'Set', text: 'Set(2) {1, 2}', size: 2, expandable: true },
  { kind: 'object', type: 'Object', text: '{ region: "us", rate: 0.1 }', size: 2, expandable: true },
]

function expandFake(ref: ValueRef, offset: number, limit: number): ValuePage {
  const isTop = ref.root.kind === 'result' && ref.path.length === 0
  const total = isTop ? SAMPLES.length : 1000
  const count = Math.max(0, Math.min(limit, total - offset))
  const entries = Array.from({ length: count }, (_, i): ValueEntry => {
    const index = offset + i
    const sample = isTop ? SAMPLES[index] : undefined
    const summary = sample ?? {
      kind: 'number',
      type: 'number',
      text: String(index * 1.5),
      size: null,
      expandable: false,
    }
    return { index, key: isTop ? `output_${index}` : String(index), summary }
  })
  return { offset, total, entries }
}

function rowsFake(offset: number, limit: number): TablePage {
  const count = Math.max(0, Math.min(limit, ROWS - offset))
  const column = (of: (row: number) => number) => Array.from({ length: count }, (_, i) => of(offset + i))
  return { columns: COLUMNS, total: ROWS, offset, cells: [column((row) => row), column((row) => row * 10)] }
}
