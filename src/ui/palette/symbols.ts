import { typescriptLanguage } from '@codemirror/lang-javascript'
import type { SourceText } from '../../engine/page.ts'

/** A declaration at the top of a module. */
export interface CodeSymbol {
  readonly name: string
  readonly kind: 'function' | 'constant' | 'type' | 'class'
  readonly isExported: boolean
  readonly file: string
  readonly line: number
  readonly column: number
}

const known = new WeakMap<SourceText, readonly CodeSymbol[]>()

/** What a module declares, in the order of its text; a text that does not parse gives what can be read of it. */
export function symbolsOf(file: SourceText): readonly CodeSymbol[] {
  const found = known.get(file) ?? readSymbols(file)
  known.set(file, found)
  return found
}

const KINDS: Readonly<Record<string, CodeSymbol['kind']>> = {
  FunctionDeclaration: 'function',
  VariableDeclaration: 'constant',
  ClassDeclaration: 'class',
  InterfaceDeclaration: 'type',
  TypeAliasDeclaration: 'type',
  EnumDeclaration: 'type',
}

function readSymbols({ path, text }: SourceText): CodeSymbol[] {
  const symbols: CodeSymbol[] = []
  // Declarations come in their order: each line is counted once.
  let [line, lineStart] = [1, 0]
  const top = typescriptLanguage.parser.parse(text).topNode
  for (let node = top.firstChild; node; node = node.nextSibling) {
    const isExported = node.name === 'ExportDeclaration'
    const declaration = isExported ? childOfKind(node) : node
    const kind = declaration && KINDS[declaration.name]
    if (!declaration || !kind) continue
    for (let child = declaration.firstChild; child; child = child.nextSibling) {
      if (child.name !== 'VariableDefinition' && child.name !== 'TypeDefinition') continue
      const name = text.slice(child.from, child.to)
      for (let end = text.indexOf('\n', lineStart); end >= 0 && end < child.from; end = text.indexOf('\n', lineStart)) {
        line++
        lineStart = end + 1
      }
      const isFunction = kind === 'constant' && isFunctionValue(child.nextSibling)
      symbols.push({
        name,
        kind: isFunction ? 'function' : kind,
        isExported,
        file: path,
        line,
        column: child.from - lineStart + 1,
      })
    }
  }
  return symbols
}

type Node = ReturnType<typeof typescriptLanguage.parser.parse>['topNode']

function childOfKind(node: Node): Node | null {
  for (let child = node.firstChild; child; child = child.nextSibling) if (KINDS[child.name]) return child
  return null
}

/** `= (a) => …`, `= decorate(…)`: past a type that was written, and the sign. */
function isFunctionValue(after: Node | null): boolean {
  for (let node = after; node; node = node.nextSibling) {
    if (node.name === ',' || node.name === ';') return false
    if (node.name === 'ArrowFunction' || node.name === 'FunctionExpression') return true
    if (node.name === 'CallExpression') return true
  }
  return false
}
