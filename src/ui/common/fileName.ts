import { firstFree } from './firstFree.ts'

/** `stats` -> `stats.ts`: what a person most likely means. */
export function toFileName(typed: string): string {
  const name = typed.trim().replaceAll('\\', '/')
  return /\.tsx?$/.test(name) || name === '' ? name : `${name}.ts`
}

/** Why a new file cannot have this name; null where it can. */
export function findNameFault(name: string, existing: readonly string[]): string | null {
  if (name === '') return 'Give the module a name, like stats.ts.'
  if (existing.includes(name)) return `${name} is there already.`
  if (name.endsWith('.d.ts')) return 'A .d.ts file holds types only, no functions.'
  if (!name.endsWith('.ts')) return 'The name of a module ends with .ts.'
  if (!/^(?:[\w-][\w.-]*\/)*[\w-][\w.-]*\.ts$/.test(name)) return 'Use letters, digits, - and _ only.'
  return null
}

/** The first of `module.ts`, `module2.ts`, ... that is free. */
export function freeFileName(existing: readonly string[]): string {
  return firstFree(
    (count) => (count === 1 ? 'module.ts' : `module${count}.ts`),
    (name) => existing.includes(name),
  )
}
