import type { FoundFunction } from '../analyze/findFunctions.ts'
import type { CopyOutcome } from '../model/edit.ts'
import type { EditScope } from './context.ts'
import { type CopiedNames, nameCopied } from './copiedNames.ts'
import { findNeeded } from './copiedPieces.ts'
import { copiedText } from './copiedText.ts'
import { functionOf, functionsNamed, isCalledSo, nodeNameOf, nodeOf, originOf } from './functions.ts'
import { importLines } from './importText.ts'
import { EditRefusal } from './refusal.ts'
import { styleOf, type TextStyle } from './textStyle.ts'

/**
 * Nodes' functions as a module that stands alone: with the helpers, types and constants that they need, of whichever file, and
 * what they import of packages. Of a node that a modifier made its function. What they need and are not asked for is no node.
 */
export function copyNodes(scope: EditScope, nodes: readonly string[]): CopyOutcome {
  try {
    const functions = functionsBehind(scope, nodes)
    const pieces = findNeeded(scope, functions)
    const names = nameCopied(scope, functions, pieces)
    const asked = new Set(functions.filter(isCalledSo).map((found) => found.statement))
    const texts = pieces.map((piece) => copiedText(scope, piece, asked.has(piece), names))
    const [first] = pieces
    if (!first) throw new Error('nothing is copied')
    const style = styleOf(first.getSourceFile())
    // As it would be written at the top of the project.
    const imports = importLines('', names.imports(), style, first.getSourceFile())
    const text = [imports.trimEnd(), ...texts, exportList(functions, names, style)].filter((part) => part !== '')
    return {
      ok: true,
      text: `${text.join('\n\n').replace(/\r?\n/g, style.newline)}${style.newline}`,
      nodes: [...new Set(functions.map((found) => nodeNameOf(scope, found)))],
    }
  } catch (error) {
    if (error instanceof EditRefusal) return { ok: false, problem: error.problem }
    throw error
  }
}

function functionsBehind(scope: EditScope, nodes: readonly string[]): readonly FoundFunction[] {
  const functions = nodes.flatMap((name) => {
    const node = nodeOf(scope, name)
    const found = originOf(scope, node)
    return found ? functionsNamed(scope, nodeNameOf(scope, found)) : []
  })
  // Refuses: nothing of it stands in the code.
  if (functions.length === 0) for (const name of nodes.slice(0, 1)) functionOf(scope, name)
  return [...new Set(functions)]
}

/** What is exported under another name than its own. */
function exportList(functions: readonly FoundFunction[], names: CopiedNames, { end }: TextStyle): string {
  const others = functions.filter((found) => !isCalledSo(found))
  const listed = others.map((found) => `${names.nameOf(found)} as ${found.name}`)
  return listed.length ? `export { ${listed.join(', ')} }${end}` : ''
}
