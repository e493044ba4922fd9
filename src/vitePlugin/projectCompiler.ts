import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import ts from 'typescript'
import { type CheckedProgram, ROOT } from '../engine/analyze/compiler.ts'

/** The compiler over the files of a project on the disk, as they are now; kept warm between calls. */
export interface ProjectCompiler {
  /** Checks a file of the project, by its path in it. */
  check(path: string): CheckedProgram
  dispose(): void
}

/** `tsconfig` is a path from the project's folder; where there is none, modules are checked as modern, strict TypeScript. */
export function createProjectCompiler(folder: string, tsconfig = 'tsconfig.json'): ProjectCompiler {
  const settings = readSettings(folder, join(folder, tsconfig))
  const entries = new Set<string>()
  const snapshots = new Map<string, { version: string; snapshot: ts.IScriptSnapshot }>()
  const toDisk = diskOf(folder)

  function versionOf(path: string): string {
    const found = statSync(toDisk(path), { throwIfNoEntry: false })
    return found?.isFile() ? `${found.mtimeMs} ${found.size}` : ''
  }

  function snapshotOf(path: string): ts.IScriptSnapshot | undefined {
    const version = versionOf(path)
    const known = snapshots.get(path)
    if (known?.version === version) return known.snapshot
    if (version === '') return undefined
    const snapshot = ts.ScriptSnapshot.fromString(readFileSync(toDisk(path), 'utf8'))
    snapshots.set(path, { version, snapshot })
    return snapshot
  }

  const service = ts.createLanguageService(
    {
      getCompilationSettings: () => settings,
      getScriptFileNames: () => [...entries],
      getScriptVersion: versionOf,
      getScriptSnapshot: snapshotOf,
      getCurrentDirectory: () => ROOT,
      getDefaultLibFileName: (options) => `/lib/${ts.getDefaultLibFileName(options)}`,
      fileExists: (path) => versionOf(path) !== '',
      readFile: (path) => (versionOf(path) === '' ? undefined : readFileSync(toDisk(path), 'utf8')),
      directoryExists: (path) => statSync(toDisk(path), { throwIfNoEntry: false })?.isDirectory() ?? false,
      getDirectories: () => [],
    },
    ts.createDocumentRegistry(true),
  )

  return {
    check(path) {
      entries.add(ROOT + path)
      const program = service.getProgram()
      if (!program) throw new Error('the TypeScript language service gave no program')
      return {
        program,
        checker: program.getTypeChecker(),
        sourceFile: (one) => program.getSourceFile(ROOT + one),
        // Only caches ask for it, and a bundle has none.
        packageVersion: () => '',
      }
    },
    dispose: () => service.dispose(),
  }
}

/** The project at `/project`, packages beside it, so that nobody takes them for the project's own, and the compiler's libraries. */
function diskOf(folder: string): (path: string) => string {
  const packages = packageFolders(folder)
  const libraries = dirname(ts.getDefaultLibFilePath({}))
  return (path) => {
    if (path.startsWith('/lib/')) return join(libraries, path.slice('/lib/'.length))
    if (path.startsWith('/node_modules')) return inPackages(path.slice('/node_modules'.length), packages)
    if (`${path}/` === ROOT) return folder
    const isOwn = path.startsWith(ROOT) && !path.includes('/node_modules/')
    return isOwn ? join(folder, path.slice(ROOT.length)) : NOWHERE
  }
}

/** No file has such a name. */
const NOWHERE = '/dagwright: no such place'

/** The project's node_modules, and those of the folders around it, as Node looks for packages. */
function packageFolders(folder: string): string[] {
  const folders: string[] = []
  for (let at = folder; ; at = dirname(at)) {
    folders.push(join(at, 'node_modules'))
    if (dirname(at) === at) return folders.filter((one) => existsSync(one))
  }
}

function inPackages(path: string, folders: readonly string[]): string {
  const candidates = folders.map((folder) => join(folder, path))
  return candidates.find((one) => existsSync(one)) ?? candidates[0] ?? NOWHERE
}

/** The project's own settings, but for what reading functions needs: strict, modern, nothing written. */
function readSettings(folder: string, file: string): ts.CompilerOptions {
  const read = existsSync(file) ? ts.readConfigFile(file, ts.sys.readFile).config : {}
  const { options } = ts.parseJsonConfigFileContent(read, ts.sys, dirname(file))
  const { baseUrl, typeRoots: _, rootDir: __, rootDirs: ___, configFilePath: ____, pathsBasePath, ...own } = options
  const virtual = (path: unknown): string =>
    ROOT + relative(folder, typeof path === 'string' ? path : folder).replaceAll(sep, '/')
  return {
    target: ts.ScriptTarget.ES2022,
    ...own,
    ...(baseUrl === undefined ? {} : { baseUrl: virtual(baseUrl) }),
    ...(own.paths ? { pathsBasePath: virtual(pathsBasePath) } : {}),
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    allowImportingTsExtensions: true,
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    composite: false,
    incremental: false,
  }
}
