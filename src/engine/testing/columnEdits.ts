import { mapNodes, type ProgramEdit, renamed, renamedWithin, withFunction, withText, withWords } from './editParts.ts'
import type { Random } from './random.ts'
import { appending, PASSED_OR_GIVEN } from './randomColumns.ts'
import { fromNode, type RandomNode } from './randomNode.ts'
import type { ProgramFunction, RandomProgram } from './randomProgram.ts'

/** What people do to the pieces of `withColumns`. */
export const COLUMN_EDITS = {
  'what a function of columns computes': (program, random) =>
    withWords(program, random, /one\) \* (\d+)/, (said) => {
      const [from, to] = [`one) * ${said}`, `one) * ${Number(said) + 1}`]
      return [to, withText(from, to)]
    }),
  'a column that is passed': (program, random) =>
    withWords(program, random, /columnsToPass: \[(.*?)\]/, (said) => {
      const isPassed = said.includes(PASSED_OR_GIVEN)
      return [`columnsToPass: ['value'${isPassed ? '' : `, '${PASSED_OR_GIVEN}'`}]`, fed(!isPassed)]
    }),
  'a column that nothing takes': (program, random) =>
    withWords(program, random, /"(a|z)", "b"/, (said) => {
      const to = `"${said === 'a' ? 'z' : 'a'}", "b"`
      return [to, withText(`"${said}", "b"`, to)]
    }),
  'which columns are computed, and appended': (program, random) =>
    withFunction(program, random.any(underColumns(program)), (fn) => reselected(fn, random)),
  'the name of a function of columns': (program, random) => {
    const name = random.any(underColumns(program).flatMap(computedBy))
    return name === undefined ? {} : renamedWithin(program, name)
  },
  'a namespace': (program, random) => {
    const names = program.functions.flatMap(({ text }) => /namespace: '(.+?)'/.exec(text)?.[1] ?? [])
    const name = random.any(names)
    return name === undefined ? {} : renamed(program, name)
  },
} satisfies Readonly<Record<string, ProgramEdit>>

export type ColumnEditKind = keyof typeof COLUMN_EDITS

export const COLUMN_EDIT_KINDS = Object.keys(COLUMN_EDITS) as [ColumnEditKind, ...ColumnEditKind[]]

function underColumns({ functions }: RandomProgram): readonly ProgramFunction[] {
  return functions.filter(({ text }) => text.includes('withColumns('))
}

function computedBy({ text }: ProgramFunction): readonly string[] {
  return /withColumns\((.+?), \{/.exec(text)?.[1]?.split(', ') ?? []
}

/** Nested nodes that take the column have it of the table, or, as it is not passed, of the graph around. */
function fed(isPassed: boolean): (node: RandomNode) => RandomNode {
  return (node) => {
    const source = fromNode(isPassed ? `${namespaceOf(node)}.${PASSED_OR_GIVEN}` : PASSED_OR_GIVEN)
    return {
      ...node,
      parameters: node.parameters.map((one) => (one.name === PASSED_OR_GIVEN ? { ...one, source } : one)),
    }
  }
}

/** In another order, and others of them. */
function reselected(fn: ProgramFunction, random: Random): ProgramFunction {
  const before = computedBy(fn)
  const computed = random.chance(0.5) ? before.toReversed() : before
  // What stands in a block, and is not taken, is a problem.
  const isInBlock = fn.nodes.a.some(({ block }) => block.length > 0)
  const selected = isInBlock ? computed : computed.filter(() => random.chance(0.6))
  const isSaid = selected.length < computed.length || random.chance(0.5)
  const select = isSaid ? `select: [${selected.map((one) => `'${one}'`).join(', ')}], ` : ''
  return {
    ...fn,
    text: fn.text.replace(/withColumns\(.+?(?=columnsToPass)/, () => `withColumns(${computed.join(', ')}, { ${select}`),
    nodes: mapNodes(fn, (node) => {
      const [table] = node.parameters
      return table && node.name.endsWith('._append')
        ? { ...node, ...appending(table, namespaceOf(node), selected) }
        : node
    }),
  }
}

function namespaceOf({ name }: RandomNode): string {
  return name.slice(0, name.lastIndexOf('.'))
}
