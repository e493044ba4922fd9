import ts from 'typescript'
import type { EditContext, Wanted } from './context.ts'
import { identifiersIn, symbolAt } from './identifiers.ts'
import { addImport, ensureImport, isTypeOnly, sourceOf, topLevelNames, topLevelOf } from './imports.ts'
import type { Pasted } from './pasted.ts'
import { declaredNames, pieceOf } from './pieces.ts'
import { replaceName } from './references.ts'
import type { Shared } from './sharedPieces.ts'

interface Target {
  readonly module: string
  readonly file: ts.SourceFile | null
  readonly shared: Shared
}

/** A name of a pasted text that stands for what another module has, and where it does. */
interface Brought {
  readonly wanted: Wanted
  readonly uses: readonly ts.Identifier[]
}

/** What a pasted text imports is imported by the module; gives what a new module has to import. */
export function bringImports(
  context: EditContext,
  pasted: Pasted,
  target: Target,
  freeName: (wanted: string) => string,
): Wanted[] {
  const { file } = target
  const brought = [...imported(pasted, target), ...shared(pasted, target)].filter(({ uses }) => uses.length > 0)
  if (!file) return brought.map(({ wanted }) => wanted)
  for (const { wanted, uses } of brought) {
    const there = nameThere(context, pasted, wanted, { ...target, file, uses, freeName })
    if (there !== wanted.local) for (const use of uses) replaceName(pasted.context.changes, use, there)
  }
  return []
}

function imported(pasted: Pasted, target: Target): Brought[] {
  return [...topLevelNames(pasted.file)].flatMap(([local, top]) => {
    const from = top.kind === 'import' ? sourceOf(pasted.context, pasted.file, top.specifier) : null
    if (top.kind !== 'import' || !from) return []
    const wanted: Wanted = { name: top.imported, local, from, isType: isTypeOnly(top.node) }
    return [{ wanted, uses: usesOf(pasted, local, top.node, target) }]
  })
}

function shared(pasted: Pasted, target: Target): Brought[] {
  return [...target.shared.imported].flatMap(([piece, wanted]) => {
    const declared = declaredNames(piece)[0]?.parent
    return declared ? [{ wanted, uses: usesOf(pasted, wanted.local, declared, target) }] : []
  })
}

/** Where a text names what is declared so, but for what does not come. */
function usesOf(pasted: Pasted, local: string, declaration: ts.Node, { shared }: Target): ts.Identifier[] {
  const { checker } = pasted.context.checked
  return identifiersIn(pasted.file, local).filter((one) => {
    if (ts.findAncestor(one, ts.isImportDeclaration)) return false
    const piece = pieceOf(one)
    const isMeant = symbolAt(one, checker)?.declarations?.some((own) => own === declaration) ?? false
    return isMeant && !(piece && shared.pieces.has(piece))
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
