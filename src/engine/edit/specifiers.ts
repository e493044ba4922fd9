import ts from 'typescript'
import { userPath } from '../analyze/compiler.ts'
import type { ModuleSource } from './context.ts'

/** How a file may name a module; the first is how it would. */
export function specifiersOf(file: ts.SourceFile, from: ModuleSource): string[] {
  if ('package' in from) return [from.package]
  const first = specifierFor(userPath(file) ?? '', from, file)
  return [first, first.endsWith('.ts') ? first.slice(0, -3) : `${first}.ts`]
}

/** With the ending that the other imports of a file have. */
export function specifierFor(path: string, from: ModuleSource, like?: ts.SourceFile): string {
  if ('package' in from) return from.package
  const full = relativePath(path, from.path)
  return like && writesNoEndings(like) ? full.replace(/\.ts$/, '') : full
}

function writesNoEndings(file: ts.SourceFile): boolean {
  return file.statements.some(
    (one) =>
      ts.isImportDeclaration(one) &&
      ts.isStringLiteral(one.moduleSpecifier) &&
      /^\.{1,2}\/(?!.*\.ts$)/.test(one.moduleSpecifier.text),
  )
}

/** `lib/a.ts`, `stats.ts` -> `../stats.ts`. */
export function relativePath(from: string, to: string): string {
  const folders = from.split('/').slice(0, -1)
  const parts = to.split('/')
  let shared = 0
  while (shared < folders.length && shared < parts.length - 1 && folders[shared] === parts[shared]) shared++
  const up = folders.slice(shared).map(() => '..')
  return [...(up.length ? up : ['.']), ...parts.slice(shared)].join('/')
}
