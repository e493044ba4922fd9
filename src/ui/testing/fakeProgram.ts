import {
  type AnalyzeRequest,
  type CodeVersions,
  type Dependency,
  type GraphNode,
  makeProblem,
  NO_VERSIONS,
  type Problem,
  type Program,
  type Shape,
  type SourceText,
  type TypeId,
  type TypeInfo,
} from '../../engine/page.ts'

/** A program read from simple source text by pattern alone, so that the page can be shown and tested without a compiler. */
export function fakeProgram(request: Pick<AnalyzeRequest, 'files' | 'modules' | 'config'>): Program {
  const types = createTypes()
  const functions = request.files
    .filter((file) => request.modules.includes(file.path))
    .flatMap((file) => readFunctions(file, types.idOf))
  const made = new Set(functions.map((node) => node.name))
  const inputs = new Map<string, GraphNode>()
  for (const node of functions) {
    for (const edge of node.dependencies) {
      if (made.has(edge.node) || inputs.has(edge.node)) continue
      const isConfig = Object.hasOwn(request.config, edge.node)
      inputs.set(edge.node, fakeNode({ name: edge.node, kind: isConfig ? 'config' : 'input', type: edge.type }))
    }
  }
  const nodes = [...inputs.values(), ...markMismatches(functions)]
  const problems = [...request.files.flatMap(checkBraces), ...checkMismatches(nodes)]
  return { graph: { nodes, types: types.table, config: request.config, problems }, code: [] }
}

/** The version of a function is its text, as far as the pattern sees it. */
export function fakeVersions(request: Pick<AnalyzeRequest, 'files' | 'modules' | 'config'>): CodeVersions {
  const texts = request.files.flatMap((file) => [...file.text.matchAll(FUNCTION)])
  const versions = Object.fromEntries(
    texts.map((match) => [match[2] ?? '', match[0].slice(match[0].indexOf('export'))]),
  )
  return { ...NO_VERSIONS, versions }
}

export function fakeNode(parts: Partial<GraphNode> & Pick<GraphNode, 'name'>): GraphNode {
  return {
    kind: 'function',
    module: null,
    type: 0,
    dependencies: [],
    call: { kind: 'none' },
    tags: {},
    doc: '',
    modifiers: [],
    origin: parts.name,
    where: null,
    extent: null,
    ...parts,
  }
}

const FUNCTION =
  /(?:\/\*\*((?:[^*]|\*(?!\/))*)\*\/\s*)?export function (\w+)\(([^)]*)\)\s*:\s*([^{]+?)\s*\{[\s\S]*?\n\}/g

function readFunctions(file: SourceText, idOf: (text: string) => TypeId): GraphNode[] {
  return [...file.text.matchAll(FUNCTION)].map((match) => {
    const [whole, doc = '', name = '', parameters = '', type = ''] = match
    const start = file.text.indexOf(`function ${name}`, match.index) + 'function '.length
    const end = placeAt(file, match.index + whole.length)
    return fakeNode({
      name,
      module: file.path,
      type: idOf(type),
      dependencies: readParameters(file, parameters, file.text.indexOf('(', start) + 1, idOf),
      call: { kind: 'function', module: file.path, exportName: name },
      tags: name.includes('mean') ? { owner: 'growth' } : {},
      doc: doc.trim(),
      where: placeAt(file, start, start + name.length),
      extent: { ...placeAt(file, match.index), endLine: end.line, endColumn: end.column },
    })
  })
}

function readParameters(file: SourceText, text: string, offset: number, idOf: (text: string) => TypeId): Dependency[] {
  return [...text.matchAll(/(\w+)(\?)?\s*:\s*([^,=]+)(=[^,]*)?/g)].map((match) => {
    const [, parameter = '', mark, type = '', initial] = match
    const at = offset + match.index
    return {
      parameter,
      node: parameter,
      optional: Boolean(mark || initial),
      type: idOf(type.trim()),
      where: placeAt(file, at, at + parameter.length),
      mismatch: false,
    }
  })
}

function markMismatches(nodes: readonly GraphNode[]): GraphNode[] {
  const types = new Map(nodes.map((node) => [node.name, node.type]))
  return nodes.map((node) => ({
    ...node,
    dependencies: node.dependencies.map((edge) => ({
      ...edge,
      mismatch: types.has(edge.node) && types.get(edge.node) !== edge.type,
    })),
  }))
}

function checkMismatches(nodes: readonly GraphNode[]): Problem[] {
  return nodes.flatMap((node) =>
    node.dependencies
      .filter((edge) => edge.mismatch)
      .map((edge) =>
        makeProblem('DW-LINK-010', 'build', {
          message: `${edge.node} does not give what ${node.name} takes as ${edge.parameter}.`,
          hint: 'Change one of the two types.',
          nodes: [node.name, edge.node],
          where: edge.where,
        }),
      ),
  )
}

function checkBraces(file: SourceText): Problem[] {
  if (file.text.split('{').length === file.text.split('}').length) return []
  return [
    makeProblem('DW-SYNTAX-001', 'build', {
      message: `A brace is not closed in ${file.path}.`,
      hint: 'Close it.',
      where: placeAt(file, file.text.length - 1),
    }),
  ]
}

function placeAt(file: SourceText, offset: number, end?: number) {
  const before = file.text.slice(0, offset)
  const line = before.split('\n').length
  const column = offset - before.lastIndexOf('\n')
  const place = { file: file.path, line, column }
  return end === undefined ? place : { ...place, endLine: line, endColumn: column + end - offset }
}

function createTypes() {
  const table: TypeInfo[] = []
  function idOf(text: string): TypeId {
    const known = table.findIndex((type) => type.text === text)
    return known >= 0 ? known : table.push({ text, shape: shapeOf(text, idOf) }) - 1
  }
  return { table, idOf }
}

function shapeOf(text: string, idOf: (text: string) => TypeId): Shape {
  const literals = text.split('|').map((part) => /^\s*'([^']*)'\s*$/.exec(part)?.[1])
  if (literals.length > 1 && literals.every((literal) => literal !== undefined)) {
    return { kind: 'union', members: text.split('|').map((part) => idOf(part.trim())) }
  }
  if (literals[0] !== undefined) return { kind: 'literal', value: literals[0] }
  if (text === 'number' || text === 'string' || text === 'boolean') return { kind: 'primitive', name: text }
  if (text === 'Date') return { kind: 'date' }
  if (text.endsWith('[]')) return { kind: 'array', element: idOf(text.slice(0, -2)) }
  if (text.endsWith('Array')) return { kind: 'typedArray', name: text }
  return text === 'Table' ? { kind: 'table' } : { kind: 'any' }
}
