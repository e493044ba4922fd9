import type { SourceText } from '../../engine/page.ts'
import type { Edit } from '../store/document.ts'

const TEXT = `/** Twice the number. */
export function doubled(x: number): number {
  return 2 * x
}
`

/** The edits that bring a first function: at the end of the shown file, or in a file of its own. */
export function newFunction(files: readonly SourceText[], active: string | null): Edit[] {
  const file = files.find((one) => one.path === active)
  if (!file) return [{ kind: 'addFile', path: 'main.ts', text: TEXT }]
  const before = file.text.trimEnd()
  return [{ kind: 'setText', path: file.path, text: before ? `${before}\n\n${TEXT}` : TEXT }]
}
