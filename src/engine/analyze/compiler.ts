import ts from 'typescript'
import type { SourceText } from '../model/module.ts'
import { type PackageExport, readPackageExports } from './packageExports.ts'

/** Declaration files by virtual path: `/lib/lib.es5.d.ts`, `/node_modules/arquero/...`. */
export type Libs = Readonly<Record<string, string>>

/** The TypeScript compiler over a project's text, kept warm between edits. */
export interface Compiler {
  /** Takes the project's files as they are now and checks what changed. */
  update(files: readonly SourceText[]): CheckedProgram
  /** Answers an editor's questions about the text that the compiler has now. */
  readonly service: ts.LanguageService
  /** What the packages export that modules may import, whether or not a file imports them yet. */
  readonly packageExports: readonly PackageExport[]
  dispose(): void
}

export interface CheckedProgram {
  readonly program: ts.Program
  readonly checker: ts.TypeChecker
  /** The user's file of that path, if it is part of the program. */
  sourceFile(path: string): ts.SourceFile | undefined
  /** The version of a package that modules may import; empty where it has none. */
  packageVersion(name: string): string
}

/** Where the user's files stand in the compiler's file system. */
export const ROOT = '/project/'

/** Strict, ES2022, no DOM: what the sandbox really has (design section 2). */
export const COMPILER_OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  lib: ['lib.es2022.d.ts'],
  types: [],
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  allowImportingTsExtensions: true,
  isolatedModules: true,
  noErrorTruncation: false,
}

export function createCompiler(libs: Libs): Compiler {
  const files = new Map<string, { text: string; version: number; snapshot: ts.IScriptSnapshot }>()
  const folders = foldersOf(Object.keys(libs))
  let clock = 0
  const textAt = (path: string) => files.get(path)?.text ?? (Object.hasOwn(libs, path) ? libs[path] : undefined)
  const libSnapshots = new Map<string, ts.IScriptSnapshot>()

  const host: ts.LanguageServiceHost = {
    getCompilationSettings: () => COMPILER_OPTIONS,
    getScriptFileNames: () => ['/lib/lib.dagwright.d.ts', ...files.keys()],
    getScriptVersion: (path) => String(files.get(path)?.version ?? 0),
    getScriptSnapshot: (path) => files.get(path)?.snapshot ?? libSnapshot(path),
    getCurrentDirectory: () => ROOT,
    getDefaultLibFileName: () => '/lib/lib.es2022.d.ts',
    fileExists: (path) => textAt(path) !== undefined,
    readFile: textAt,
    directoryExists: (path) =>
      folders.has(trimSlash(path)) || trimSlash(`${path}/`) === trimSlash(ROOT) || hasFileBelow(path),
    getDirectories: () => [],
    useCaseSensitiveFileNames: () => true,
  }

  function libSnapshot(path: string): ts.IScriptSnapshot | undefined {
    const known = libSnapshots.get(path)
    if (known) return known
    const text = textAt(path)
    if (text === undefined) return undefined
    const snapshot = ts.ScriptSnapshot.fromString(text)
    libSnapshots.set(path, snapshot)
    return snapshot
  }

  function hasFileBelow(path: string): boolean {
    const start = `${trimSlash(path)}/`
    for (const name of files.keys()) if (name.startsWith(start)) return true
    return false
  }

  const service = ts.createLanguageService(host, ts.createDocumentRegistry(true))

  return {
    update(sources) {
      const wanted = new Set(sources.map((source) => ROOT + source.path))
      for (const path of [...files.keys()]) if (!wanted.has(path)) files.delete(path)
      for (const source of sources) {
        const path = ROOT + source.path
        const text = stripByteOrderMark(source.text)
        if (files.get(path)?.text === text) continue
        files.set(path, { text, version: ++clock, snapshot: ts.ScriptSnapshot.fromString(text) })
      }
      const program = service.getProgram()
      if (!program) throw new Error('the TypeScript language service gave no program')
      return {
        program,
        checker: program.getTypeChecker(),
        sourceFile: (path) => program.getSourceFile(ROOT + path),
        packageVersion: (name) => versionIn(textAt(`/node_modules/${name}/package.json`) ?? '{}'),
      }
    },
    service,
    packageExports: readPackageExports(libs),
    dispose: () => service.dispose(),
  }
}

/** `/project/a/b.ts` -> `a/b.ts`; null for a file that is not the user's. */
export function userPath(file: ts.SourceFile | string): string | null {
  const name = typeof file === 'string' ? file : file.fileName
  return name.startsWith(ROOT) ? name.slice(ROOT.length) : null
}

function versionIn(manifest: string): string {
  const { version }: { readonly version?: string } = JSON.parse(manifest)
  return version ?? ''
}

export function stripByteOrderMark(text: string): string {
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text
}

function foldersOf(paths: readonly string[]): Set<string> {
  const folders = new Set<string>()
  for (const path of paths) {
    for (let at = path.lastIndexOf('/'); at > 0; at = path.lastIndexOf('/', at - 1)) folders.add(path.slice(0, at))
  }
  return folders
}

function trimSlash(path: string): string {
  return path.replace(/\/+$/, '')
}
