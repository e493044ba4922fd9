import type ts from 'typescript'
import type { CheckedProgram } from './compiler.ts'
import { type FoundFunction, targetOf } from './findFunctions.ts'

type Names = ReadonlyMap<ts.Node, readonly string[]>

const known = new WeakMap<ts.TypeChecker, Map<string, Names>>()

/** The name under which its own module exports a function: `f` where another says `export { f as g } from './a'`. */
export function exportNameOf(found: FoundFunction, path: string, checked: CheckedProgram): string | null {
  const byDeclaration = exportsOf(path, checked)
  const names = byDeclaration.get(found.statement) ?? byDeclaration.get(found.nameNode.parent) ?? []
  return names.find((name) => name === found.name) ?? names[0] ?? null
}

/** Made once for a module: looking through all of its exports for each function would be quadratic. */
function exportsOf(path: string, checked: CheckedProgram): Names {
  const modules = known.get(checked.checker) ?? new Map<string, Names>()
  known.set(checked.checker, modules)
  const names = modules.get(path) ?? readExports(path, checked)
  modules.set(path, names)
  return names
}

function readExports(path: string, { checker, sourceFile }: CheckedProgram): Names {
  const file = sourceFile(path)
  const module = file && checker.getSymbolAtLocation(file)
  const names = new Map<ts.Node, string[]>()
  for (const one of module ? checker.getExportsOfModule(module) : []) {
    for (const declaration of targetOf(one, checker).declarations ?? []) {
      const list = names.get(declaration)
      if (list) list.push(one.name)
      else names.set(declaration, [one.name])
    }
  }
  return names
}
