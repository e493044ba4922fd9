import type ts from 'typescript'
import type { FunctionInfo, ModuleInfo } from '../model/module.ts'
import type { Problem } from '../model/problem.ts'
import { type CheckedProgram, userPath } from './compiler.ts'
import type { FoundFunction } from './findFunctions.ts'
import type { LibraryReader, Read } from './libraryReader.ts'
import { readFunction } from './readFunction.ts'
import { readModule, readMutators } from './readModule.ts'
import type { TypeRegistry } from './typeRegistry.ts'

export function createLibraryReader(checked: CheckedProgram, types: TypeRegistry): LibraryReader {
  const reads = new Map<string, Read>()
  const told = new Set<Read>()
  const referred = new Map<string, FoundFunction>()
  const modules = new Set<string>()

  function idOf({ fn, name }: FoundFunction): string {
    const file: ts.SourceFile = fn.getSourceFile()
    return `${userPath(file)}#${fn.pos}#${name}`
  }

  function readOnce(found: FoundFunction): Read {
    const id = idOf(found)
    const known = reads.get(id)
    if (known) return known
    const problems: Problem[] = []
    const read = { info: readFunction(found, reader, problems), problems }
    reads.set(id, read)
    return read
  }

  const reader: LibraryReader = {
    checked,
    types,
    read(found) {
      const read = readOnce(found)
      told.add(read)
      return read
    },
    refer(found) {
      const id = idOf(found)
      referred.set(id, found)
      return id
    },
    referModule: (path) => void modules.add(path),
    finish() {
      const functions = new Map<string, FunctionInfo>()
      const infos = new Map<string, ModuleInfo>()
      const problems: Problem[] = []
      // What is read may refer to more: both collections grow while they are walked.
      for (let before = -1; before !== functions.size + infos.size; ) {
        before = functions.size + infos.size
        for (const [id, found] of referred) {
          if (functions.has(id)) continue
          const read = readOnce(found)
          functions.set(id, read.info)
          if (!told.has(read)) problems.push(...read.problems)
          told.add(read)
        }
        for (const path of modules) {
          if (infos.has(path)) continue
          const before = new Set(told)
          const [own, ...others] = readModule(path, reader, new Set())
          if (!own) continue
          infos.set(path, { ...own, functions: [own, ...others].flatMap((one) => one.functions) })
          for (const read of told) if (!before.has(read)) problems.push(...read.problems)
        }
      }
      // A function that is named alone is changed by its module's mutators all the same.
      for (const file of new Set([...referred.values()].map((found) => found.fn.getSourceFile()))) {
        const path = userPath(file)
        if (path === null || infos.has(path)) continue
        const mutators = readMutators(file, reader, [])
        if (mutators.length) infos.set(path, { path, functions: [], mutators, imports: [], problems: [] })
      }
      return { library: { functions, modules: infos }, problems }
    },
  }
  return reader
}
