import { spawn } from 'node:child_process'
import { readFileSync, symlinkSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildPackage } from '../scripts/package.mjs'
import { createProject, type TemporaryProject } from '../src/vitePlugin/testing/createProject.ts'

const COMMANDS: Readonly<Record<string, string>> = {
  'npx tsc': 'node_modules/typescript/bin/tsc',
  'npx vite': 'node_modules/vite/bin/vite.js',
  node: '',
}

interface Section {
  readonly title: string
  readonly files: Readonly<Record<string, string>>
  readonly runs: readonly { readonly command: string; readonly output: string }[]
}

const sections = readSections(readFileSync('docs/library.md', 'utf8'))

/** Blocks that begin with `// path` are files; `$ command` is followed by what it prints. */
function readSections(page: string): Section[] {
  return page.split(/^## /m).map((text) => {
    const blocks = [...text.matchAll(/^```(\w+)\n(.*?)^```$/gms)].map(([, kind = '', code = '']) => ({ kind, code }))
    const files = blocks.flatMap(({ code }) => {
      const path = /^\/\/ (\S+)\n/.exec(code)?.[1]
      // JSON has no comments of its own.
      return path ? [[path, path.endsWith('.json') ? code.replace(/^.*\n/, '') : code] as const] : []
    })
    const runs = blocks
      .filter(({ kind, code }) => kind === 'console' && !code.startsWith('$ npm'))
      .flatMap(({ code }) => code.split(/^\$ /m).slice(1))
      .map((run) => ({ command: run.slice(0, run.indexOf('\n')), output: run.slice(run.indexOf('\n') + 1) }))
    return { title: text.slice(0, text.indexOf('\n')), files: Object.fromEntries(files), runs }
  })
}

beforeAll(buildPackage, 120_000)

/** As a shell in the project's folder would. */
function run(command: string, project: TemporaryProject): Promise<{ status: number | null; output: string }> {
  const name = Object.keys(COMMANDS).find((one) => command.startsWith(`${one} `) || command === one) ?? ''
  const script = COMMANDS[name] ? [resolve(COMMANDS[name])] : []
  const args = [...script, ...command.slice(name.length).split(' ').filter(Boolean)]
  return new Promise((done) => {
    const child = spawn(process.execPath, args, { cwd: project.folder })
    let output = ''
    child.stdout.on('data', (chunk) => {
      output += chunk
    })
    child.stderr.on('data', (chunk) => {
      output += chunk
    })
    child.on('close', (status) => done({ status, output }))
  })
}

async function createConsumer(files: Readonly<Record<string, string>>): Promise<TemporaryProject> {
  const project = await createProject(files)
  symlinkSync(resolve('node_modules/vite'), join(project.folder, 'node_modules/vite'), 'dir')
  return project
}

describe('every example of docs/library.md does what it says', () => {
  test.each(sections.filter((one) => one.runs.length))('$title', async ({ files, runs }) => {
    const project = await createConsumer(files)
    try {
      for (const { command, output } of runs) {
        expect(await run(command, project), command).toEqual({ status: 0, output })
      }
    } finally {
      project.dispose()
    }
  })

  test('and there is a file or a command in every block', () => {
    expect(sections.flatMap((one) => one.runs.map(({ command }) => command))).toEqual([
      'node main.js',
      'node mixed.js',
      'node workers.js',
      'npx tsc',
      'npx vite build --ssr src/main.ts --minify --logLevel error',
      'node dist/main.js',
    ])
  })
})

describe('the package', () => {
  const CONSUMER = `
import { Builder, decorate, Driver, GraphError, inject, type LiveModule, type SourceText, source, tag } from 'dagwright'
import { type DagwrightOptions, dagwright } from 'dagwright/vite'

const options: DagwrightOptions = { workers: false }
export const plugin: { name: string } = dagwright(options)
export const rate = decorate(tag({ owner: 'me' }), inject({ price: source('cost') }), (price: number): number => price * 2)
const doubled: number = rate(2)
const text: SourceText = source('a.ts', 'export const a = 1')
const live: LiveModule = source('b', { rate })
// @ts-expect-error a number is no module
source('c', 3)
// @ts-expect-error decorate keeps the function's own type
rate('x')
export async function run(): Promise<Driver> {
  try {
    return await new Builder().withModules(text, live, { rate }).withConfig({ region: 'us', doubled }).build()
  } catch (error) {
    throw error instanceof GraphError ? error.problems[0]?.message : error
  }
}
`
  let project: TemporaryProject
  beforeAll(async () => {
    project = await createConsumer({ 'main.ts': CONSUMER })
  })
  afterAll(() => project.dispose())

  test.each([
    ['bundler', 'ESNext'],
    ['nodenext', 'NodeNext'],
  ])('has declarations for moduleResolution %s', async (moduleResolution, module) => {
    const compilerOptions = {
      module,
      moduleResolution,
      target: 'ES2022',
      // Without the DOM and Node: what declarations name of theirs is checked by whoever has them.
      lib: ['ES2023'],
      types: [],
      strict: true,
      noEmit: true,
      skipLibCheck: true,
    }
    await project.write({ 'tsconfig.json': JSON.stringify({ compilerOptions, files: ['main.ts'] }) })
    expect(await run('npx tsc', project)).toEqual({ status: 0, output: '' })
  })

  test("holds what its entries need, and nothing that is not its users'", async () => {
    const npm = spawn('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
      shell: process.platform === 'win32',
    })
    let json = ''
    for await (const chunk of npm.stdout) json += chunk
    const [{ files }] = JSON.parse(json) as [{ files: { path: string }[] }]
    const paths = files.map((file) => file.path)
    const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as { exports: unknown; bin: unknown }
    const entries = JSON.stringify([manifest.exports, manifest.bin]).match(/(?<=")(?:\.\/)?(?:build|bin)\/[^"]+/g) ?? []
    expect(entries.map((one) => one.replace('./', '')).filter((one) => !paths.includes(one))).toEqual([])
    expect(
      paths.filter((path) => !/^(bin|build\/(cli|types)|scripts)\/|^[A-Z]+(\.md)?$|^package\.json$/.test(path)),
    ).toEqual([])
    expect(paths.filter((path) => /test|testing/.test(path))).toEqual([])
  })

  test('names no file that is not in it', () => {
    const missing = readDeclarations('build/types/engine/index.d.ts')
    expect(missing).toEqual([])
  })

  test('has one face in Node and in browsers, but for what Node alone has', async () => {
    const [node, browser] = await Promise.all(
      ['index', 'browser'].map((name) => import(/* @vite-ignore */ resolve(`build/cli/${name}.js`)) as Promise<object>),
    )
    const only = (a: object = {}, b: object = {}) => Object.keys(a).filter((name) => !(name in b))
    expect(only(node, browser)).toEqual(['PACKAGES', 'createFolderStore', 'createNodeFiles', 'createNodeHost'])
    expect(only(browser, node)).toEqual(['createBrowserHost'])
  })
})

/** Relative imports that lead nowhere, over all declarations that an entry reaches. */
function readDeclarations(entry: string): string[] {
  const seen = new Set([entry])
  const missing: string[] = []
  for (const path of seen) {
    const text = readFileSync(path, 'utf8')
    for (const [, specifier = ''] of text.matchAll(/(?:^(?:import|export) [^;]*?from |import\()['"](\.[^'"]+)['"]/gm)) {
      const target = join(path, '..', specifier.replace(/\.js$/, '.d.ts'))
      try {
        readFileSync(target)
        seen.add(target)
      } catch {
        missing.push(`${path} -> ${specifier}`)
      }
    }
  }
  return missing
}
