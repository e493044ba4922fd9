import { readFileSync } from 'node:fs'
import libs from 'virtual:dagwright-libs'
import { describe, expect, test } from 'vitest'
import { toLiteral } from '../../vitePlugin/literal.ts'
import { recordModule } from '../../vitePlugin/recordModule.ts'
import { createCompiler } from '../analyze/compiler.ts'
import { analyzeHere } from '../analyzeHere.ts'
import type { Graph, Program } from '../model/graph.ts'
import { HIDDEN, type Json, type ModuleCode } from '../model/module.ts'
import { PACKAGES } from '../packages.ts'
import { linkLiveAlone } from './linkLive.ts'
import type { LiveModule } from './liveModule.ts'
import { createLiveReader } from './liveReader.ts'

type Config = Readonly<Record<string, Json>>

interface Step {
  readonly modules?: Readonly<Record<string, string>>
  readonly config?: Config
}

interface Case extends Step {
  readonly id: string
  readonly entry?: readonly string[]
  readonly steps?: readonly Step[]
}

const compiler = createCompiler(libs)
const cases: readonly Case[] = ['modifiers', 'parallel'].flatMap(
  (name) => JSON.parse(readFileSync(`test/conformance/${name}.json`, 'utf8')) as Case[],
)
const programs = cases.flatMap(({ id, modules, entry, config = {}, steps = [{}] }) => {
  const files = Object.entries(modules ?? {}).map(([path, text]) => ({ path, text }))
  if (files.length === 0 || files.some((file) => typeof file.text !== 'string')) return []
  const paths = entry ?? files.map((file) => file.path).filter((path) => !path.includes('/'))
  const configs = [...new Set(steps.map((step) => JSON.stringify(step.config ?? config)))]
  return configs.map((text) => ({ title: `${id} ${text}`, files, paths, config: JSON.parse(text) as Config }))
})

/** A module's exports, evaluated as an import would. */
function evaluate(code: readonly ModuleCode[]): (path: string) => object {
  const loaded = new Map<string, object>()
  function load(path: string): object {
    const known = loaded.get(path)
    if (known) return known
    const namespace: object = Object.create(null)
    Object.defineProperty(namespace, Symbol.toStringTag, { value: 'Module' })
    loaded.set(path, namespace)
    const define = (name: string, get: () => unknown) =>
      name.startsWith(HIDDEN) || Object.defineProperty(namespace, name, { get, enumerable: true, configurable: true })
    const $dagwright = {
      use: (name: string) => PACKAGES[name],
      module: load,
      exports: (_: string, getters: [string, () => unknown][]) => {
        for (const [name, get] of getters) define(name, get)
      },
      star: (_: string, from: object) => {
        for (const name of Object.keys(from)) define(name, () => Reflect.get(from, name))
      },
    }
    new Function('$dagwright', 'console', code.find((one) => one.path === path)?.text ?? '')($dagwright, console)
    return namespace
  }
  return load
}

function linkLiveModules(modules: readonly LiveModule[], config: Config): Program {
  const options = { modules, functions: new Map<string, object>(), config, besideText: false }
  return linkLiveAlone(
    modules.map((one) => one.path),
    { config, allowModuleOverrides: false },
    (types) => createLiveReader(options, types),
  )
}

/** What a graph is, whoever read its functions. */
function shapeOf({ nodes, types }: Graph, typed: boolean) {
  const shape = nodes.map((node) => ({
    name: node.name,
    kind: node.kind,
    call: node.call,
    args: node.args,
    tags: node.tags,
    role: node.role,
    block: node.block,
    from: node.dependencies.map(({ parameter, node: from, collects }) => `${parameter} ${from} ${collects ?? ''}`),
    ...(typed ? { type: types[node.type]?.text, doc: node.doc, where: node.where } : {}),
  }))
  return shape.sort((a, b) => (a.name < b.name ? -1 : 1))
}

const wordsOf = ({ problems }: Graph) =>
  problems.filter((one) => one.scope === 'build').map(({ code, message, where }) => ({ code, message, where }))

/** Recorded are the places of modifiers, and not those of their parts. */
const inLine = ({ where, ...words }: ReturnType<typeof wordsOf>[number]) => ({
  ...words,
  where: where && `${where.file}:${where.line}`,
})

describe('a module that was recorded at build time gives the graph that its text gives', () => {
  test.each(programs)('$title', ({ files, paths, config }) => {
    const text = analyzeHere({ files, modules: paths, config })
    const exportsOf = evaluate(text.code)
    const checked = compiler.update(files)
    const wrong: unknown[] = []
    const modules = paths.map((path): LiveModule => {
      const { recorded, others, problems } = recordModule(path, checked)
      wrong.push(...problems.map(({ code, message, where }) => ({ code, message, where })))
      const copy = new Function(`return ${toLiteral(recorded)}`)()
      const known = others.map((one) => ({ path: one, functions: exportsOf(one), url: null }))
      const all = { ...copy, others: known }
      return { kind: 'liveModule', path, functions: exportsOf(path), url: null, recorded: all }
    })
    if (wrong.length) return expect(wordsOf(text.graph)).toEqual(expect.arrayContaining(wrong))
    const { graph } = linkLiveModules(modules, config)
    expect(wordsOf(graph).map(inLine)).toEqual(wordsOf(text.graph).map(inLine))
    expect(shapeOf(graph, true)).toEqual(shapeOf(text.graph, true))
  })
})

/** Told apart only by what functions do not say: places, which parameter collects, and what was not yet known. */
const TOLD_BY_TEXT = /^(mod-22|par-0[1-7])/

describe('functions alone give the same nodes and edges', () => {
  const alike = programs.filter(({ title }) => !TOLD_BY_TEXT.test(title))
  test.each(alike)('$title', ({ files, paths, config }) => {
    const text = analyzeHere({ files, modules: paths, config })
    const exportsOf = evaluate(text.code)
    const { graph } = linkLiveModules(
      paths.map((path) => ({ kind: 'liveModule', path, functions: exportsOf(path), url: null, recorded: null })),
      config,
    )
    const codesOf = ({ problems }: Graph) => problems.filter((one) => one.scope === 'build').map((one) => one.code)
    expect(codesOf(graph)).toEqual(codesOf(text.graph))
    expect(namesOf(graph)).toEqual(namesOf(text.graph))
  })
})

function namesOf(graph: Graph) {
  return shapeOf(graph, false).map(({ name, kind, tags, role, from, call }) => {
    return { name, kind, tags, role, from, call: call.kind }
  })
}
