import type { FunctionInfo, Json, Library, ModuleCode, ModuleInfo } from '../model/module.ts'
import type { TypeHome } from '../model/oracle.ts'
import type { Problem } from '../model/problem.ts'
import { adoptModule } from './adoptModule.ts'
import type { LiveModule } from './liveModule.ts'
import { UNKNOWN } from './liveTypes.ts'
import { type LiveReading, readLiveFunction } from './readLiveFunction.ts'
import { isClass } from './readParameters.ts'
import type { References } from './readStaticValue.ts'
import { findRenamed } from './renamed.ts'

export interface LiveReaderOptions {
  readonly modules: readonly LiveModule[]
  /** Filled with every module that a node's function may stand in, by path. */
  readonly functions: Map<string, object>
  readonly config: Readonly<Record<string, Json>>
  /** Whether modules from text stand beside: they may collect what live generators give. */
  readonly besideText: boolean
}

/** Reads live modules for one build: names, parameters and modifiers out of the functions, or what was recorded of them. */
export interface LiveReader {
  /** Null for a path that is no live module. */
  read(path: string): readonly ModuleInfo[] | null
  /** What was referred to, and the problems of reading, once all modules are read. */
  finish(modules: readonly ModuleInfo[]): {
    readonly library: Library
    readonly problems: readonly Problem[]
    /** What other threads can import. */
    readonly code: readonly ModuleCode[]
  }
}

/** An export of a module. */
interface Export {
  readonly module: string
  readonly exportName: string
}

export function createLiveReader(options: LiveReaderOptions, types: TypeHome): LiveReader {
  const { functions: namespaces, config, besideText } = options
  const all = options.modules.flatMap((one) => [one, ...(one.recorded?.others ?? [])])
  const problems: Problem[] = []
  const paths = new Map<object, string>()
  const exported = new Map<object, Export>()
  const reads = new Map<string, FunctionInfo>()
  const ids = new Map<object, string>()
  const library = { functions: new Map<string, FunctionInfo>(), modules: new Map<string, ModuleInfo>() }
  const seen = new Set<string>()
  const waiting: (() => void)[] = []

  for (const { path, functions } of all) add(path, functions)

  function add(path: string, namespace: object): void {
    namespaces.set(path, namespace)
    if (!paths.has(namespace)) paths.set(namespace, path)
    for (const [exportName, fn] of functionsOf(namespace)) {
      if (!exported.has(fn)) exported.set(fn, { module: path, exportName })
    }
  }

  const unknown = types.declare(UNKNOWN)
  const pair = types.declare({
    text: '[unknown, unknown]',
    shape: { kind: 'tuple', elements: [unknown, unknown], required: 2, rest: null },
  })
  const knowsCollects = besideText || options.modules.some((one) => one.recorded)
  const items = knowsCollects
    ? types.declare({ text: 'Parallelizable<unknown>', shape: { kind: 'parallelizable', element: unknown } })
    : null
  const readingIn = (module: string): LiveReading => ({
    config,
    problems,
    unknown,
    pair,
    items,
    references: referencesOf(module),
  })

  function referencesOf(module: string): References {
    return {
      refer(fn) {
        const exportName = exported.get(fn)?.exportName ?? 'default'
        const name = exportName === 'default' ? nameOf(fn) : exportName
        const known = ids.get(fn)
        if (known !== undefined) return { id: known, name }
        const id = `live#${ids.size}`
        ids.set(fn, id)
        // Later: a function may stand in its own modifiers.
        waiting.push(() => library.functions.set(id, readReferred(fn, name, module)))
        return { id, name }
      },
      referModule(namespace) {
        const path = paths.get(namespace) ?? `${module}/namespace${paths.size + 1}`
        if (!paths.has(namespace)) add(path, namespace)
        waiting.push(() => library.modules.set(path, readNamespace(path, namespace)))
        return path
      },
    }
  }

  function readReferred(fn: object, name: string, module: string): FunctionInfo {
    const place = exported.get(fn)
    if (place) return readExport(fn, place)
    return readLiveFunction({ fn, name, module, exportName: null }, readingIn(module))
  }

  /** Each export once: `link` knows a function by its info. */
  function readExport(fn: object, { module, exportName }: Export): FunctionInfo {
    const key = `${module}\n${exportName}`
    const info = reads.get(key) ?? readLiveFunction({ fn, name: exportName, module, exportName }, readingIn(module))
    reads.set(key, info)
    return info
  }

  function readNamespace(path: string, namespace: object): ModuleInfo {
    const read = functionsOf(namespace).map(([exportName, fn]) => readExport(fn, { module: path, exportName }))
    return {
      path,
      functions: read.filter((info) => info.exportName !== 'default' && !info.name.startsWith('_')),
      mutators: read.filter((info) => info.modifiers.some((modifier) => modifier.name === 'mutate')),
      imports: [],
      problems: [],
    }
  }

  /** A function that two recorded modules export gives its nodes once. */
  function withoutSeen(module: ModuleInfo): ModuleInfo {
    const functions = module.functions.filter((info) => {
      const key = `${info.module}\n${info.exportName}`
      return !seen.has(key) && seen.add(key)
    })
    return { ...module, functions }
  }

  return {
    read(path) {
      const module = options.modules.find((one) => one.path === path)
      if (!module) return null
      if (!module.recorded) return [readNamespace(path, module.functions)]
      const adopted = adoptModule(module.recorded, types)
      for (const [id, info] of adopted.library.functions) library.functions.set(id, info)
      for (const [at, info] of adopted.library.modules) library.modules.set(at, info)
      return adopted.modules.map(withoutSeen)
    },
    finish(modules) {
      for (let next = waiting.shift(); next; next = waiting.shift()) next()
      const nodes = new Set(modules.flatMap((module) => module.functions.map((info) => info.name)))
      const bare = new Set(options.modules.filter((one) => !one.recorded).map((one) => one.path))
      for (const info of modules) {
        const namespace = bare.has(info.path) ? namespaces.get(info.path) : undefined
        const renamed = namespace && findRenamed(info, namespace, nodes, config)
        if (renamed) problems.push(renamed)
      }
      return { library, problems, code: all.flatMap(({ path, url }) => (url === null ? [] : [codeAt(path, url)])) }
    },
  }
}

function functionsOf(namespace: object): [name: string, fn: object][] {
  return Object.keys(namespace).flatMap((name): [string, object][] => {
    const value: unknown = Reflect.get(namespace, name)
    return typeof value === 'function' && !isClass(Function.prototype.toString.call(value)) ? [[name, value]] : []
  })
}

function codeAt(path: string, url: string): ModuleCode {
  return { path, url, text: '', lines: { lineOffset: 0, shifts: [] }, imports: [], packages: [] }
}

function nameOf(fn: object): string {
  return typeof fn === 'function' ? fn.name : ''
}
