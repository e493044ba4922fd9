import { NOTHING_KEPT } from '../../engine/page.ts'
import type { ProjectDocument } from '../store/document.ts'
import type { LayoutRequest, Services } from '../store/services.ts'
import { createFakeKernel } from './fakeKernel.ts'
import { fakeProgram, fakeVersions } from './fakeProgram.ts'
import { helloWorld } from './helloWorld.ts'

/** Services without workers, compiler or storage: for tests, and for working on the page alone. */
export function createFakeServices(overrides: Partial<Services> = {}): Services {
  return {
    analyzer: {
      analyze: async (request) => ({ version: request.version, program: fakeProgram(request) }),
      known: async () => null,
      edit: async () => ({ ok: true, plan: { title: 'Change nothing', changes: [], renames: [], created: [] } }),
      copy: async (_, nodes) => ({ ok: true, text: '', nodes }),
      versions: async (request) => fakeVersions(request),
      fits: async () => [],
      ask: () => Promise.reject(new Error('nobody answers here')),
      warm: () => {},
    },
    kernel: createFakeKernel(),
    formatter: { format: async (text) => ({ ok: true, text }), stop: () => {} },
    layout: { place: async (request) => placeInColumns(request) },
    projects: {
      examples: async () => EXAMPLES,
      loadExample: async () => helloWorld(),
      save: async () => {},
      journal: () => {},
      previous: async () => null,
      toZip: async () => new Blob(['zip']),
      fromFiles: readSources,
      toLink: async () => `${location.href.split('#')[0]}#p1.${'x'.repeat(120)}`,
    },
    cache: {
      load: async () => NOTHING_KEPT,
      add: async () => {},
      measure: async () => ({ own: { bytes: 0, values: 0 }, others: { bytes: 0, values: 0 } }),
      clear: async () => {},
    },
    costs: { load: async () => [], save: async () => {} },
    palette: { load: async () => ({ recent: [], functions: [] }), save: async () => {} },
    page: {
      now: () => performance.now(),
      setting: () => null,
      keepSetting: () => {},
      download: () => {},
      clipboard: () => ({ writeText: async () => {}, write: async () => {}, read: async () => [] }),
      later(milliseconds, task) {
        const timer = setTimeout(task, milliseconds)
        return () => clearTimeout(timer)
      },
      whenDrawn: (task) => void setTimeout(task),
      onHide: () => () => {},
    },
    ...overrides,
  }
}

const EXAMPLES = [
  {
    id: 'hello',
    title: 'Hello world',
    description: 'Marketing spend and signups: seven small functions and a CSV file.',
  },
  { id: 'config', title: 'Config switch', description: 'One name, two functions: which one runs is configuration.' },
  { id: 'table', title: 'A table pipeline', description: 'Read, filter, derive and group a table.' },
  { id: 'check', title: 'A failing check', description: 'A check that fails, and what is skipped because of it.' },
  { id: 'slow', title: 'Slow functions in parallel', description: 'Independent nodes run at the same time.' },
]

/** Depth by the longest path: enough of a layout to look at. */
function placeInColumns({ nodes, edges }: LayoutRequest): Record<string, { x: number; y: number }> {
  const depths = new Map(nodes.map((node) => [node.name, 0]))
  for (const _ of nodes) {
    for (const [from, to] of edges) depths.set(to, Math.max(depths.get(to) ?? 0, (depths.get(from) ?? 0) + 1))
  }
  const rows = new Map<number, number>()
  const places: Record<string, { x: number; y: number }> = {}
  for (const { name } of nodes) {
    const column = Math.min(depths.get(name) ?? 0, nodes.length)
    const row = rows.get(column) ?? 0
    rows.set(column, row + 1)
    places[name] = { x: column * 340, y: row * 120 + column * 24 }
  }
  return places
}

async function readSources(files: readonly File[]): Promise<ProjectDocument> {
  const texts = await Promise.all(files.map(async (file) => ({ path: file.name, text: await file.text() })))
  return { ...helloWorld(), files: texts }
}
