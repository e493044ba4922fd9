import type { ConsoleLevel } from '../model/event.ts'
import { CALLED, type FunctionRef, type Program } from '../model/graph.ts'
import { HIDDEN, type ModuleCode } from '../model/module.ts'
import { previewOf } from '../values/summarise.ts'

/** Evaluates the user's modules where this is called: only in a runner, or in Node in place. Never in the page or the kernel. */
export interface Loader {
  /** A function of the user's; throws what its module throws while it is evaluated. */
  functionAt(ref: FunctionRef): UserFunction
}

export type UserFunction = (...args: readonly unknown[]) => unknown

export type Packages = Readonly<Record<string, object>>
export type WriteConsole = (level: ConsoleLevel, text: string) => void

interface Module {
  readonly exports: Map<string, () => unknown>
  namespace: object | null
  failure: { readonly error: unknown } | null
}

type ModuleBody = ($dagwright: object, console: object) => void

/** Gives a live module's exports, or undefined for a module from text; throws what importing it threw. */
export type LiveModules = (path: string) => object | undefined

export function createLoader(
  { code }: Program,
  packages: Packages,
  writeConsole: WriteConsole,
  liveAt: LiveModules = () => undefined,
): Loader {
  const texts = new Map(code.map((module) => [module.path, module]))
  const modules = new Map<string, Module>()
  const console = makeConsole(writeConsole)

  const $dagwright = {
    use(name: string): object {
      const found = Object.hasOwn(packages, name) ? packages[name] : undefined
      if (!found) throw new Error(`the package "${name}" is not available`)
      return found
    },
    module: (path: string) => namespaceOf(load(path)),
    exports(path: string, getters: readonly (readonly [string, () => unknown])[]): void {
      for (const [name, get] of getters) addExport(path, name, get)
    },
    star(path: string, from: object): void {
      for (const name of Object.keys(from)) {
        if (name === 'default' || modules.get(path)?.exports.has(name)) continue
        addExport(path, name, () => (from as Record<string, unknown>)[name])
      }
    },
  }

  function addExport(path: string, name: string, get: () => unknown): void {
    const module = modules.get(path)
    module?.exports.set(name, get)
    if (module?.namespace && !name.startsWith(HIDDEN))
      Object.defineProperty(module.namespace, name, { get, enumerable: true, configurable: true })
  }

  /** What importing modules see: getters, so that bindings stay live. Made only where one imports it. */
  function namespaceOf(module: Module): object {
    if (module.namespace) return module.namespace
    const namespace: object = Object.create(null)
    for (const [name, get] of module.exports) {
      if (name.startsWith(HIDDEN)) continue
      Object.defineProperty(namespace, name, { get, enumerable: true, configurable: true })
    }
    module.namespace = namespace
    return namespace
  }

  /** A module that is being evaluated gives what it has so far, as ES modules in a circle do. */
  function load(path: string): Module {
    const known = modules.get(path)
    if (known?.failure) throw known.failure.error
    if (known) return known
    const source = texts.get(path)
    if (!source) throw new Error(`the module "${path}" could not be read`)
    const module: Module = { exports: new Map(), namespace: null, failure: null }
    modules.set(path, module)
    try {
      evaluate(source)($dagwright, console)
    } catch (error) {
      module.failure = { error }
      throw error
    }
    return module
  }

  function find({ module, exportName, path = [] }: FunctionRef): UserFunction {
    const live = liveAt(module)
    const exported = live ? Reflect.get(live, exportName) : load(module).exports.get(exportName)?.()
    const value = followPath(exported, path)
    if (typeof value === 'function') return value as UserFunction
    throw new Error(
      `"${module}" exports no function "${exportName}"${path.length ? ` with one at ${path.join('.')}` : ''}`,
    )
  }

  /** References are a program's own objects: each is looked up once. */
  const found = new WeakMap<FunctionRef, UserFunction>()
  return {
    functionAt(ref) {
      const known = found.get(ref)
      if (known) return known
      const fn = find(ref)
      found.set(ref, fn)
      return fn
    },
  }
}

/** From an exported function to one that stands in its modifiers. */
export function followPath(exported: unknown, path: readonly (string | number)[]): unknown {
  let holder: unknown
  let found = exported
  for (const key of path) {
    holder = found
    found = String(key).startsWith(CALLED) ? callWith(found, String(key)) : partOf(found, key)
  }
  // A check may be an object, of which this is its `validate`.
  return path.at(-1) === 'validate' && typeof found === 'function' ? found.bind(holder) : found
}

function callWith(value: unknown, key: string): unknown {
  return typeof value === 'function' ? value(JSON.parse(key.slice(CALLED.length))) : undefined
}

/** A step into what `decorate` left on a function: its modifiers, a modifier's arguments, an item or a field. */
function partOf(value: unknown, key: string | number): unknown {
  const inside = typeof value === 'function' ? Reflect.get(value, MODIFIERS) : hasArgs(value) ? value.args : value
  return typeof inside === 'object' && inside !== null ? Reflect.get(inside, key) : undefined
}

/** As the author's package marks what it leaves. */
const MODIFIERS = Symbol.for('dagwright.modifiers')

function hasArgs(value: unknown): value is { readonly args: unknown } {
  return typeof value === 'object' && value !== null && 'args' in value && Array.isArray(value.args)
}

/**
 * An indirect eval: the text sees globals and two parameters, nothing of ours, in a function of its own, where it may
 * declare the parameters' names anew. Stacks name it by `sourceURL`.
 */
function evaluate({ path, text }: ModuleCode): ModuleBody {
  // biome-ignore lint/security/noGlobalEval: running the user's text is what a runner is for; design section 5 says where
  const globalEval = globalThis.eval
  return globalEval(
    `(function($dagwright,console){(function(){${text}\n})()})\n//# sourceURL=${sourceUrl(path)}`,
  ) as ModuleBody
}

const SCHEME = 'dagwright:///'

export function sourceUrl(path: string): string {
  // A stack puts parentheses around it.
  const encode = (part: string) => encodeURIComponent(part).replaceAll('(', '%28').replaceAll(')', '%29')
  return SCHEME + path.split('/').map(encode).join('/')
}

/** The first frame of a stack that is in the user's code, in generated lines and columns (from 1). */
export function findUserFrame(stack: string): { path: string; line: number; column: number } | null {
  const match = /dagwright:\/\/\/([^\s:()]+):(\d+):(\d+)/.exec(stack)
  if (!match) return null
  return { path: decodeURIComponent(match[1] ?? ''), line: Number(match[2]), column: Number(match[3]) }
}

function makeConsole(write: WriteConsole): object {
  const at =
    (level: ConsoleLevel) =>
    (...data: readonly unknown[]): void =>
      write(level, data.map((one) => (typeof one === 'string' ? one : previewOf(one, 500))).join(' '))
  return { log: at('log'), info: at('info'), warn: at('warn'), error: at('error'), debug: at('debug') }
}
