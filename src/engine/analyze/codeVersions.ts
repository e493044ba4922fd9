import ts from 'typescript'
import type { CodeVersions } from '../model/codeVersions.ts'
import { describeCall } from '../model/describeCall.ts'
import type { FunctionRef, Graph } from '../model/graph.ts'
import { Hash, hashTexts } from '../model/hash.ts'
import { type CodePart, codeParts } from './codeParts.ts'
import { type CheckedProgram, userPath } from './compiler.ts'
import { findDeclared, targetOf } from './findFunctions.ts'
import { functionSyntax } from './functionSyntax.ts'
import { pieceName } from './pieceName.ts'
import { declarationsOf, topLevelPiece } from './references.ts'

/**
 * The version of each function node: of its function's code and, transitively and across modules, of all that this names;
 * of a node that a modifier made, of its call. An edit of comments, formatting, types, or of anything else, changes none; but
 * the type that a file's content is converted to is a part of what reads it.
 */
export function findCodeVersions(graph: Graph, checked: CheckedProgram): CodeVersions {
  const steps = codeVersionsOf(graph, checked)
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
  }
}

/** After each node it may be left alone for a while, or for good. */
export function* codeVersionsOf({ nodes, types }: Graph, checked: CheckedProgram): Generator<void, CodeVersions> {
  const versions: Record<string, string> = Object.create(null)
  const of: Record<string, readonly string[]> = Object.create(null)
  const pieces = createPieces(checked)
  for (const node of nodes) {
    if (node.kind !== 'function') continue
    const code = node.call.kind === 'function' ? pieces.versionOf(node.call) : MADE
    if (code === null) continue
    versions[node.name] = hashTexts(FORMAT, code.version, describeCall(node, types))
    of[node.name] = code.pieces
    yield
  }
  return { versions, pieces: { hashes: pieces.hashes(), of } }
}

/** Of a node that runs no code of the project's. */
const MADE: FunctionCode = { version: '', pieces: [] }

/** Another one makes every version anew: for a Dagwright whose own nodes do something else. */
const FORMAT = '3'

interface FunctionCode {
  readonly version: string
  /** The pieces that it reaches, its own first. */
  readonly pieces: readonly string[]
}

interface Pieces {
  /** The version of a function's code; null where it is not found. */
  versionOf(ref: FunctionRef): FunctionCode | null
  /** Of all pieces that were met. */
  hashes(): Readonly<Record<string, string>>
}

function createPieces(checked: CheckedProgram): Pieces {
  const { checker } = checked
  const parts = new Map<ts.Node, readonly CodePart[]>()
  const effects = new Map<ts.SourceFile, readonly ts.Node[]>()
  const names = new Map<ts.Node, string>()
  const hashes = new Map<string, string[]>()

  function partsOf(piece: ts.Node): readonly CodePart[] {
    const known = parts.get(piece)
    if (known) return known
    const root = functionOf(piece, checker) ?? piece
    const made = codeParts(root, (name) => resolve(name, root))
    parts.set(piece, made)
    return made
  }

  function resolve(name: ts.Identifier, root: ts.Node): readonly CodePart[] | null {
    const declarations = declarationsOf(name, checker)
    const found = declarations.flatMap((declaration): CodePart[] => {
      if (isWithin(declaration, root)) return []
      if (ts.isSourceFile(declaration)) return resolveModule(name, declaration)
      return pieceOrPackage(declaration)
    })
    return found.length ? found : null
  }

  function pieceOrPackage(declaration: ts.Declaration): CodePart[] {
    const piece = topLevelPiece(declaration)
    return piece ? [piece] : packagePart(declaration)
  }

  /** `stats.mean` names one piece, `stats` alone all that the module exports. */
  function resolveModule(name: ts.Identifier, module: ts.SourceFile): CodePart[] {
    const { parent } = name
    if (userPath(module) === null) return packagePart(module)
    const symbol = checker.getSymbolAtLocation(module)
    const exported = symbol ? checker.getExportsOfModule(symbol) : []
    const member = ts.isPropertyAccessExpression(parent) && parent.expression === name ? parent.name.text : null
    const wanted = exported.filter((one) => member === null || one.name === member)
    return wanted.flatMap((one): CodePart[] => {
      const declared = targetOf(one, checker).declarations ?? []
      return [one.name, ...declared.flatMap(pieceOrPackage)]
    })
  }

  /** Of a package counts which one it is, and which of its exports. What every module has is known by its name alone. */
  function packagePart(declaration: ts.Declaration): CodePart[] {
    const path = declaration.getSourceFile().fileName
    const [, name] = /^\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path) ?? []
    if (name === undefined) return []
    const exported = ts.getNameOfDeclaration(declaration)?.getText() ?? '*'
    return [`${name}@${checked.packageVersion(name)}`, exported]
  }

  /** Statements that declare nothing: they may change whatever their module holds. */
  function effectsOf(file: ts.SourceFile): readonly ts.Node[] {
    const known = effects.get(file)
    if (known) return known
    const own: ts.Node[] = []
    effects.set(file, own)
    for (const statement of file.statements) {
      if (ts.isImportDeclaration(statement) && !statement.importClause) own.push(...importedEffects(statement))
      else if (isEffect(statement)) own.push(statement)
    }
    return own
  }

  /** `import './setup'` */
  function importedEffects(statement: ts.ImportDeclaration): readonly ts.Node[] {
    const declarations = checker.getSymbolAtLocation(statement.moduleSpecifier)?.declarations ?? []
    return declarations.flatMap((one) => (ts.isSourceFile(one) && userPath(one) !== null ? effectsOf(one) : []))
  }

  /** What people call a piece; it is hashed under it. Of several by one name all count. */
  function nameOfPiece(piece: ts.Node): string {
    const known = names.get(piece)
    if (known !== undefined) return known
    const name = pieceName(piece)
    names.set(piece, name)
    const own = partsOf(piece).filter((part) => typeof part === 'string')
    hashes.set(name, [...(hashes.get(name) ?? []), hashTexts(...own)])
    return name
  }

  /** Pieces are numbered as they are met, so that it does not matter what imports call them or where they stand. */
  function hashFrom(root: ts.Node): FunctionCode {
    const numbers = new Map<ts.Node, number>([[root, 0]])
    const files = new Set<ts.SourceFile>()
    const hash = new Hash()
    const numberOf = (piece: ts.Node): number => {
      const known = numbers.get(piece)
      if (known !== undefined) return known
      numbers.set(piece, numbers.size)
      return numbers.size - 1
    }
    // A map that grows while it is walked: whatever is named is walked too.
    for (const piece of numbers.keys()) {
      for (const part of partsOf(piece)) {
        if (typeof part === 'string') hash.word(0).text(part)
        else hash.word(1).word(numberOf(part))
      }
      const file = piece.getSourceFile()
      if (files.has(file)) continue
      files.add(file)
      for (const effect of effectsOf(file)) hash.word(2).word(numberOf(effect))
    }
    return { version: hash.digest(), pieces: [...numbers.keys()].map(nameOfPiece) }
  }

  return {
    hashes: () => Object.fromEntries([...hashes].map(([name, all]) => [name, all.sort().join()])),
    versionOf(ref) {
      const root = functionSyntax(ref, checked)
      if (!root || userPath(root.getSourceFile()) === null) return null
      try {
        return hashFrom(root)
      } catch (error) {
        // Nested too deeply for the stack.
        if (error instanceof RangeError) return null
        throw error
      }
    },
  }

  function isWithin(declaration: ts.Node, root: ts.Node): boolean {
    return (
      declaration.getSourceFile() === root.getSourceFile() && root.pos <= declaration.pos && declaration.end <= root.end
    )
  }
}

function isEffect(statement: ts.Statement): boolean {
  return !(
    ts.isDeclarationStatement(statement) ||
    ts.isVariableStatement(statement) ||
    ts.isEmptyStatement(statement) ||
    ts.isImportDeclaration(statement) ||
    ts.isExportDeclaration(statement)
  )
}

/** What a decorated function does is what the function does. */
function functionOf(piece: ts.Node, checker: ts.TypeChecker): ts.Node | null {
  if (!ts.isVariableDeclaration(piece) || !ts.isIdentifier(piece.name)) return null
  const found = findDeclared(piece, piece.name.text, checker)
  return found?.decorated ? found.fn : null
}
