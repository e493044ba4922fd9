import type ts from 'typescript'
import { type FunctionInfo, HIDDEN, type ModuleInfo } from '../model/module.ts'
import type { Problem } from '../model/problem.ts'
import { userPath } from './compiler.ts'
import { findDeclared, findFunctions, findMutators } from './findFunctions.ts'
import type { LibraryReader } from './libraryReader.ts'

/** Reads a module's exported functions and what is wrong with them. `seen` holds what a module before gave. */
export function readModule(path: string, library: LibraryReader, seen: Set<string>): ModuleInfo[] {
  const { checker, sourceFile } = library.checked
  const file = sourceFile(path)
  const symbol = file && checker.getSymbolAtLocation(file)
  const modules = new Map<string, { functions: FunctionInfo[]; problems: Problem[] }>()
  const moduleAt = (at: string) => {
    const known = modules.get(at) ?? { functions: [], problems: [] }
    modules.set(at, known)
    return known
  }
  moduleAt(path)
  for (const exported of symbol ? checker.getExportsOfModule(symbol) : []) {
    if (exported.name === 'default' || exported.name.startsWith('_')) continue
    for (const found of findFunctions(exported, checker)) {
      const definedIn = userPath(found.statement.getSourceFile())
      const key = `${found.name} ${found.nameNode.pos} ${definedIn}`
      if (definedIn === null || seen.has(key)) continue
      seen.add(key)
      const target = moduleAt(definedIn)
      const { info, problems } = library.read(found)
      target.functions.push(info)
      target.problems.push(...problems)
    }
  }
  const mutators = file ? readMutators(file, library, moduleAt(path).problems) : []
  return [...modules].map(([at, { functions, problems }]) => ({
    path: at,
    functions,
    mutators: at === path ? mutators : [],
    imports: [],
    problems,
  }))
}

/** What `mutate(...)` stands at; what the module keeps to itself is reached by a hidden export. */
export function readMutators(file: ts.SourceFile, library: LibraryReader, problems: Problem[]): FunctionInfo[] {
  return findMutators(file).flatMap((declaration): FunctionInfo[] => {
    const found = findDeclared(declaration, declaration.name.text, library.checked.checker)
    if (!found) return []
    const { info, problems: own } = library.read(found)
    if (found.name.startsWith('_') || info.exportName === null) problems.push(...own)
    return [info.exportName === null ? { ...info, exportName: HIDDEN + found.name } : info]
  })
}
