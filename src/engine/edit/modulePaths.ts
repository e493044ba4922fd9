import type { EditScope } from './context.ts'
import { refuse } from './refusal.ts'

/** @throws {EditRefusal} where no module can have the path, or functions would be no nodes there. */
export function checkModulePath({ checked, modules }: EditScope, path: string): void {
  if (modules.includes(path)) return
  checkPathForm(path)
  // A list of modules may name files in folders; else those at the top are the modules.
  const isListed = modules.some((one) => one.includes('/'))
  if (!checked.sourceFile(path) && (isListed || !path.includes('/'))) return
  refuse('form', {
    message: `"${path}" is no module of the project: functions would be no nodes there.`,
    hint: 'Take a file at the top of the project, or name it in "modules" of dagwright.json first.',
  })
}

/** @throws {EditRefusal} where it is no path of a module. */
export function checkPathForm(path: string): void {
  if (/^[\w-]+(\/[\w-]+)*\.ts$/.test(path)) return
  refuse('identifier', {
    message: path ? `"${path}" cannot be the name of a module.` : 'The module needs a name.',
    hint: 'Write a name that ends in .ts: features.ts.',
  })
}
