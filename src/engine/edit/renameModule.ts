import ts from 'typescript'
import { userPath } from '../analyze/compiler.ts'
import type { EditIntent } from '../model/edit.ts'
import type { EditContext, Planned } from './context.ts'
import { userFiles } from './identifiers.ts'
import { resolvedPath } from './imports.ts'
import { checkModulePath, checkPathForm } from './modulePaths.ts'
import { refuse } from './refusal.ts'
import { relativePath } from './specifiers.ts'

type RenameModule = EditIntent & { readonly kind: 'renameModule' }

/** A file gets another path: whoever imports it, and what it imports from another folder, follows. */
export function renameModule(context: EditContext, { module, path }: RenameModule): Planned {
  checkRename(context, module, path)
  for (const file of userFiles(context.checked)) {
    const home = userPath(file)
    if (home === null) continue
    for (const specifier of relativeSpecifiers(file)) {
      const target = resolvedPath(context, file, specifier.text)
      if (target === null || (target !== module && home !== module)) continue
      const to = target === module ? path : target
      const next = withEndingOf(specifier.text, relativePath(home === module ? path : home, to))
      if (next !== specifier.text) context.changes.replace(file, specifier.getStart() + 1, specifier.end - 1, next)
    }
  }
  return { title: `Rename ${module} to ${path}`, moved: [{ from: module, to: path }] }
}

function checkRename(context: EditContext, module: string, path: string): void {
  if (!context.checked.sourceFile(module)) {
    refuse('unknown', { message: `The project has no module "${module}" (any more).` })
  }
  if (context.checked.sourceFile(path)) {
    refuse('taken', { message: `${path} is there already.` })
  }
  // A file that holds helpers alone may stand anywhere.
  if (context.modules.includes(module)) checkModulePath(context, path)
  else checkPathForm(path)
}

/** The texts by which a file names others of the project: in imports, exports, `import()` and types. */
function relativeSpecifiers(file: ts.SourceFile): ts.StringLiteral[] {
  const found: ts.StringLiteral[] = []
  const take = (node: ts.Node | undefined) => {
    if (node && ts.isStringLiteral(node) && node.text.startsWith('.')) found.push(node)
  }
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) take(node.moduleSpecifier)
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) take(node.argument.literal)
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) take(node.arguments[0])
    ts.forEachChild(node, visit)
  }
  visit(file)
  return found
}

/** Written as the specifier before was: with `.ts`, with `.js`, or without an ending. */
function withEndingOf(before: string, path: string): string {
  if (before.endsWith('.ts')) return path
  return path.replace(/\.ts$/, before.endsWith('.js') ? '.js' : '')
}
