import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build, createServer, type Plugin, type Rolldown } from 'vite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildPackage } from '../../scripts/package.mjs'
import { dagwright } from './index.ts'
import { createProject, type TemporaryProject } from './testing/createProject.ts'

const FEATURES = `
import { decorate, pipeOutput, source, step, subdag, tag, checkOutput, type Collect, type Parallelizable } from 'dagwright'
import * as parts from './parts'

/** The mean of all spend. */
export function spend_mean(spend: number[]): number {
  return spend.reduce((sum, one) => sum + one, 0) / spend.length
}
export const spend_zero_mean = decorate(
  tag({ owner: 'growth', note: '</script>' }),
  (spend: number[], spend_mean: number) => spend.map((one) => one - spend_mean),
)
const _add = (spend_zero_mean: number[], by: number): number[] => spend_zero_mean.map((one) => one + by)
export const shifted = decorate(pipeOutput(step(_add, { by: 10 })), (spend_zero_mean: number[]) => spend_zero_mean)
export const nested = decorate(subdag(parts, { inputs: { base: source('spend_mean') } }), (top: number) => top)
export function item(spend: number[]): Parallelizable<number> {
  return spend
}
export const squared = (item: number): number => item * item
export const total = (squared: Collect<number>): number => [...squared].reduce((sum, one) => sum + one, 0)
export const limit = async (most = Infinity): Promise<number> => most
`
const PARTS = `
export const top = (bottom: number): number => bottom + 1
export const bottom = (base: number): number => base * 2
`
const MAIN = (query: string) => `
import { Builder, SimpleGraphAdapter } from 'dagwright'
import ${query ? 'dag' : '* as dag'} from './features.ts${query}'
export const build = (adapter = new SimpleGraphAdapter()) => new Builder().withModules(dag).withAdapters(adapter).build()
`
const OUTPUTS = ['spend_mean', 'spend_zero_mean', 'shifted', 'nested', 'total', 'limit']
const GIVEN = { inputs: { spend: [1, 2, 6] } }
const VALUES = {
  spend_mean: 3,
  spend_zero_mean: [-2, -1, 3],
  shifted: [8, 9, 13],
  nested: 7,
  total: 41,
  limit: Number.POSITIVE_INFINITY,
}
/** Loaded only for modules from text, and slow to bundle. */
const COMPILER = ['typescript', 'magic-string', 'ts-blank-space']

let project: TemporaryProject
beforeAll(async () => {
  await buildPackage()
  project = await createProject({
    'src/features.ts': FEATURES,
    'src/parts.ts': PARTS,
    'src/main.ts': MAIN('?dag'),
    'src/bare.ts': MAIN(''),
  })
}, 120_000)
afterAll(() => project.dispose())

interface Built {
  readonly chunks: readonly Rolldown.OutputChunk[]
  readonly warnings: readonly string[]
  load(): Promise<{ build: (adapter?: object) => Promise<Driver> }>
}

/** As far as the tests use one. */
interface Driver {
  execute(outputs: readonly string[], options?: object): Promise<unknown>
  listAvailableVariables(): readonly { readonly name: string; readonly type: string; readonly doc: string }[]
}

async function bundle(
  entry: string,
  options: { minify?: boolean; plugins?: Plugin[]; to?: string } = {},
): Promise<Built> {
  const { minify = true, plugins = [dagwright()], to = `out-${entry}-${minify}` } = options
  const warnings: string[] = []
  const result = await build({
    root: project.folder,
    configFile: false,
    logLevel: 'silent',
    plugins,
    build: {
      outDir: to,
      minify,
      target: 'es2022',
      rolldownOptions: {
        input: `src/${entry}.ts`,
        preserveEntrySignatures: 'strict',
        external: COMPILER,
        output: { entryFileNames: '[name].js' },
        onLog: (_, log) => void warnings.push(log.message),
      },
    },
  })
  const outputs = (Array.isArray(result) ? result : [result]) as Rolldown.RolldownOutput[]
  const chunks = outputs.flatMap((one) => one.output).filter((one) => one.type === 'chunk')
  const url = pathToFileURL(join(project.folder, to, `${entry}.js`)).href
  return { chunks, warnings, load: () => import(/* @vite-ignore */ url) }
}

describe('a bundle', () => {
  let minified: Built
  beforeAll(async () => {
    minified = await bundle('main')
  })

  test('gives the same values minified and not', async () => {
    for (const { load } of [minified, await bundle('main', { minify: false })]) {
      const driver = await (await load()).build()
      expect(await driver.execute(OUTPUTS, GIVEN)).toEqual(VALUES)
    }
  })

  test('keeps names, types and documentation', async () => {
    const driver = await (await minified.load()).build()
    const shown = driver.listAvailableVariables().map(({ name, type, doc }) => [name, type, doc].join(' ').trim())
    expect(shown).toEqual(
      expect.arrayContaining([
        'spend number[]',
        'spend_mean number The mean of all spend.',
        'spend_zero_mean number[]',
        'shifted.with_add number[]',
        'nested.top number',
        'item Parallelizable<number>',
        'limit number',
      ]),
    )
  })

  test('loads no compiler and nothing of Node, unless there is text', async () => {
    const { chunks } = minified
    const main = chunks.find((one) => one.fileName === 'main.js')
    const eager = reach(main, chunks)
    expect(eager.filter((name) => COMPILER.includes(name) || name.startsWith('node:'))).toEqual([])
    expect(chunks.flatMap((one) => one.imports)).toContain('typescript')
  })

  test('without the plugin says what the minifier did', async () => {
    const { load } = await bundle('bare', { plugins: [] })
    await expect((await load()).build()).rejects.toThrow('DW-LIVE-002')
  })
})

describe('in Node', () => {
  const server = { ssr: { external: ['dagwright'] }, build: { ssr: 'src/server.ts', minify: true } }

  test('live functions run in worker threads, each imported from its URL', async () => {
    await project.write({
      'src/server.ts': `${MAIN('?dag')}\nimport { WebWorkerGraphAdapter } from 'dagwright'
        export const createWorkers = () => new WebWorkerGraphAdapter({ workers: 2 })`,
    })
    await build({ root: project.folder, configFile: false, logLevel: 'silent', plugins: [dagwright()], ...server })
    const url = pathToFileURL(join(project.folder, 'dist/server.js')).href
    const { build: buildDriver, createWorkers } = await import(/* @vite-ignore */ url)
    const workers = createWorkers()
    try {
      const driver = await buildDriver(workers)
      expect(await driver.execute(OUTPUTS, GIVEN)).toEqual(VALUES)
    } finally {
      workers.dispose()
    }
  })

  test('without the plugin workers are refused when the driver is built', async () => {
    await project.write({
      'src/server.ts': `${MAIN('')}\nimport { WebWorkerGraphAdapter } from 'dagwright'
        export const createWorkers = () => new WebWorkerGraphAdapter({ workers: 2 })`,
      'src/features.ts': 'export const one = (count: number): number => count + 1',
    })
    await build({
      root: project.folder,
      configFile: false,
      logLevel: 'silent',
      ...server,
      build: { ssr: 'src/server.ts', outDir: 'bare' },
    })
    const url = pathToFileURL(join(project.folder, 'bare/server.js')).href
    const { build: buildDriver, createWorkers } = await import(/* @vite-ignore */ url)
    await expect(buildDriver(createWorkers())).rejects.toThrow('DW-LIVE-003')
    await project.write({ 'src/features.ts': FEATURES })
  })
})

describe('what is wrong with a module', () => {
  const build = async (text: string) => {
    await project.write({ 'src/wrong.ts': text, 'src/useWrong.ts': `export { default } from './wrong.ts?dag'` })
    return bundle('useWrong')
  }

  test('ends the build, all of it, with file, line and column', async () => {
    const text = `import { decorate, tag } from 'dagwright'
const owner = (): string => 'me'
export const f = decorate(tag({ owner: owner() }), (a: number) => a)
export function g(...rest: number[]): number { return rest.length }
`
    const error = await build(text).catch((error: unknown) => String(error))
    expect(error).toContain('src/wrong.ts:3:40 error DW-ANALYZE-008')
    expect(error).toContain('src/wrong.ts:4:19 error DW-ANALYZE-004')
  })

  test('a syntax error is told in place', async () => {
    const error = await build('export const f = (a: number => a').catch((error: unknown) => String(error))
    expect(error).toContain('src/wrong.ts:1:')
    expect(error).toContain('DW-ANALYZE-001')
  })

  test("bodies are the project's own checker's: they end no build", async () => {
    const { chunks } = await build('export const f = (a: number): string => a')
    expect(chunks.length).toBeGreaterThan(0)
  })

  test('a file outside of the project has no path in it', async () => {
    const outside = await createProject({ 'far.ts': 'export const f = (a: number): number => a' })
    await project.write({ 'src/useWrong.ts': `export { default } from '${outside.folder}/far.ts?dag'` })
    const error = await bundle('useWrong').catch((error: unknown) => String(error))
    outside.dispose()
    expect(error).toContain(`"${outside.folder}/far.ts" lies outside of the project's folder`)
  })
})

test('while developing, a change of a module or of what it needs is read anew', async () => {
  const server = await createServer({
    root: project.folder,
    configFile: false,
    logLevel: 'silent',
    plugins: [dagwright()],
    server: { middlewareMode: true, watch: null, ws: false },
    appType: 'custom',
  })
  try {
    const read = async () => (await server.transformRequest('/src/features.ts?dag'))?.code ?? ''
    expect(await read()).toContain('"top"')
    expect(await read()).toMatch(/new URL\("\/src\/features\.ts\?t=\d+"/)
    await project.write({ 'src/parts.ts': PARTS.replaceAll('top', 'summit') })
    const environment = server.environments.client
    const file = join(project.folder, 'src/parts.ts')
    const [plugin] = environment.plugins.filter((one) => one.name === 'dagwright')
    const hook = plugin?.hotUpdate
    if (typeof hook !== 'function') throw new Error('the plugin hears of no changes')
    const told = hook.call({ environment } as never, { file, modules: [] } as never)
    expect((await told)?.map((module) => module.url)).toEqual(['/src/features.ts?dag'])
    expect(await read()).toContain('"summit"')
  } finally {
    await server.close()
  }
})

/** A chunk and all that it imports at once. */
function reach(from: Rolldown.OutputChunk | undefined, chunks: readonly Rolldown.OutputChunk[]): string[] {
  const seen = new Set(from ? [from.fileName] : [])
  for (const name of seen) for (const next of chunks.find((one) => one.fileName === name)?.imports ?? []) seen.add(next)
  return [...seen]
}
