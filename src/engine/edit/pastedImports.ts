import ts from 'typescript'
import type { EditContext, Wanted } from './context.ts'
import { identifiersIn, symbolAt } from './identifiers.ts'
import { addImport, ensureImport, isTypeOnly, sourceOf, type TopLevel, topLevelNames, topLevelOf } from './imports.ts'
import type { Pasted } from './pasted.ts'
import { type Piece, pieceOf } from './pieces.ts'
import { replaceName } from './references.ts'

interface Target {
  readonly module: string
  readonly file: ts.SourceFile | null
  readonly shared: ReadonlySet<Piece>
}

type Imported = TopLevel & { readonly kind: 'import' }

/** What a pasted text imports is imported by the module; gives what a new module has to import. */
export function bringImports(
  context: EditContext,
  pasted: Pasted,
  target: Target,
  freeName: (wanted: string) => string,
): Wanted[] {
  const news: Wanted[] = []
  for (const [local, top] of topLevelNames(pasted.file)) {
    const uses = top.kind === 'import' ? usesOf(pasted, local, top, target) : []
    if (top.kind !== 'import' || uses.length === 0) continue
    const from = sourceOf(pasted.context, pasted.file, top.specifier)
    if (!from) continue
    const wanted: Wanted = { name: top.imported, local, from, isType: isTypeOnly(top.node) }
    if (!target.file) news.push(wanted)
    else {
      const there = nameThere(context, pasted, wanted, { ...target, file: target.file, uses, freeName })
      if (there !== local) for (const use of uses) replaceName(pasted.context.changes, use, there)
    }
  }
  return news
}

/** Where a text names what it imports, but for what it has in common with the module. */
function usesOf(pasted: Pasted, local: string, top: Imported, { shared }: Target): ts.Identifier[] {
  const { checker } = pasted.context.checked
  return identifiersIn(pasted.file, local).filter((one) => {
    if (ts.findAncestor(one, ts.isImportDeclaration)) return false
    const piece = pieceOf(one)
    const isMeant = symbolAt(one, checker)?.declarations?.includes(top.node) ?? false
    return isMeant && !(piece && shared.has(piece))
  })
}

interface Place extends Target {
  readonly file: ts.SourceFile
  readonly uses: readonly ts.Identifier[]
  readonly freeName: (wanted: string) => string
}

function nameThere(
  context: EditContext,
  pasted: Pasted,
  wanted: Wanted,
  { module, file, uses, freeName }: Place,
): string {
  const { name, local, from } = wanted
  const isOwn = 'path' in from && from.path === module && name !== '*' && name !== 'default'
  const there = isOwn
    ? name
    : ensureImport(context, file, { ...wanted, local: topLevelOf(file, local) ? freeName(local) : local })
  const [root = there] = there.split('.')
  const isHidden = root !== local && identifiersIn(pasted.file, root).length > 0
  const isListed = there.includes('.') && uses.some((use) => ts.isExportSpecifier(use.parent))
  if (isOwn || !(isHidden || isListed)) return there
  const own = topLevelOf(file, local) ? freeName(local) : local
  addImport(context, file, { ...wanted, local: own })
  return own
}
