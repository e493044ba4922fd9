import ts from 'typescript'
import { userPath } from '../analyze/compiler.ts'
import type { FunctionNode } from '../analyze/findFunctions.ts'
import { bringType } from '../edit/typeNames.ts'
import { writeImports } from '../edit/writeImports.ts'
import type { TextEdit } from '../model/edit.ts'
import { downstreamOf, type Graph } from '../model/graph.ts'
import type { CompletionItem, CompletionList } from '../model/language.ts'
import type { GraphName } from './graphNames.ts'
import { editing, type LanguageScope, type Spot } from './scope.ts'
import { exportedAs, isFunctionNode, tokenBefore } from './tokens.ts'

/** A place in the parameter list of a node's function where a name is to stand. */
interface ParameterSpot {
  readonly fn: FunctionNode
  readonly name: ts.Identifier
  readonly from: number
  /** The parameter that is being named. */
  readonly parameter: ts.ParameterDeclaration | null
}

/** In a parameter list: the nodes that may feed the function, each with its type and what that needs imported. */
export function completeParameter(scope: LanguageScope, spot: Spot): CompletionList | null {
  const found = findParameterSpot(spot)
  const path = userPath(spot.file)
  if (!found || path === null || !scope.modules.includes(path)) return null
  const taken = new Set(
    found.fn.parameters.flatMap((one) => (one !== found.parameter && ts.isIdentifier(one.name) ? [one.name.text] : [])),
  )
  const later = whatNeeds(scope.graph, found.name.text, found.fn)
  const write = typeWriter(scope, spot.file)
  const items = scope.names
    .filter(({ name }) => !taken.has(name) && !later.has(name))
    .map((node) => itemOf(node, found.parameter?.type !== undefined, write))
  return { from: found.from, items, imports: [] }
}

function itemOf(node: GraphName, isTyped: boolean, write: (node: GraphName) => Written): CompletionItem {
  const { name, kind, type } = node
  const shown = {
    label: name,
    kind: kind === 'function' ? ('node' as const) : ('input' as const),
    detail: type,
    rank: kind === 'function' ? 60 : 50,
  }
  if (isTyped) return shown
  const { text, edits } = write(node)
  return { ...shown, insert: `${name}: ${text}`, ...(edits.length ? { edits } : {}) }
}

/** Where a name is being written, or could be: behind the parenthesis or a comma. */
function findParameterSpot({ file, position }: Spot): ParameterSpot | null {
  const token = tokenBefore(file, position)
  if (!token) return null
  const isName = ts.isIdentifier(token) && ts.isParameter(token.parent) && token.parent.name === token
  const parameter = isName && position <= token.end && ts.isParameter(token.parent) ? token.parent : null
  const fn = parameter ? parameter.parent : isGap(token) ? token.parent : null
  const name = fn && isFunctionNode(fn) ? exportedAs(fn) : null
  if (!fn || !name || !isFunctionNode(fn)) return null
  return { fn, name, parameter, from: parameter ? token.getStart(file) : position }
}

/** The parenthesis that opens a list of parameters, or a comma in it. */
function isGap(token: ts.Node): boolean {
  const { parent } = token
  if (!parent || !isFunctionNode(parent)) return false
  const open = parent.getChildren().find((one) => one.kind === ts.SyntaxKind.OpenParenToken)
  if (token.kind === ts.SyntaxKind.OpenParenToken) return token === open
  return token.kind === ts.SyntaxKind.CommaToken && open !== undefined && token.pos >= open.end
}

/** Nodes that need what a function gives, itself among them: none of them may feed it. */
function whatNeeds(graph: Graph, name: string, fn: FunctionNode): ReadonlySet<string> {
  const at = name.lastIndexOf('__')
  const isVariant = at > 0 && /\bconfig\.when/.test(fn.parent.getText().slice(0, 4000))
  const own = isVariant ? name.slice(0, at) : name
  const made = graph.nodes.filter((node) => node.origin === name && isOwnCall(node.call)).map((node) => node.name)
  return downstreamOf(graph, [own, ...made])
}

/** Of a node that calls the function itself, and not what stands in its modifiers. */
function isOwnCall(call: Graph['nodes'][number]['call']): boolean {
  return call.kind === 'function' && !call.path
}

interface Written {
  readonly text: string
  readonly edits: readonly TextEdit[]
}

/** Types as a file would write them; many nodes share one. */
function typeWriter(scope: LanguageScope, file: ts.SourceFile): (node: GraphName) => Written {
  const known = new Map<string, Written>()
  return ({ type, home }) => {
    const key = `${home ?? ''}\n${type}`
    const written = known.get(key) ?? writeType(scope, file, type, home)
    known.set(key, written)
    return written
  }
}

function writeType(scope: LanguageScope, file: ts.SourceFile, type: string, home: string | null): Written {
  if (/^(number|string|boolean|unknown|number\[\]|string\[\]|Float64Array)$/.test(type))
    return { text: type, edits: [] }
  const context = editing(scope)
  const text = bringType(context, type, (home !== null && scope.checked.sourceFile(home)) || null, file)
  writeImports(context)
  const path = userPath(file)
  // What another file would have to export for it is left to the edit of the graph.
  const edits = context.changes
    .finish()
    .filter((change) => change.path === path)
    .flatMap((change) => change.edits)
  return { text, edits }
}
