import type { GraphNode } from '../../model/graph.ts'
import type { ModifierSpec } from '../../model/module.ts'
import { didYouMean, listNames } from '../../model/names.ts'
import { COLUMN } from '../columns.ts'
import { type Injection, injectionsOf, withInjection } from '../inject.ts'
import { type Modifier, type ModifierContext, NESTED_TAG } from '../modifier.ts'
import { edgeTo, makeNode } from '../nodes.ts'
import { type Parts, readParts, refuseOption } from '../parts.ts'
import { textOf, textsOf } from '../staticValues.ts'

/** Which columns go in and out of the nested functions. */
interface Columns {
  readonly parts: Parts
  readonly passed: readonly string[]
  readonly select: readonly string[] | null
  readonly namespace: string | null
}

/**
 * `withColumns(fns or namespaces..., { columnsToPass, select, namespace })`: the nested functions take columns of the table
 * that is the first parameter, and the selected ones are appended to it: `f.a`, `f.doubled`, `f._append`, `f`.
 */
export const withColumns: Modifier = {
  name: 'withColumns',
  lifecycle: 'injector',
  apply(nodes, spec, context) {
    const columns = readColumns(spec, context)
    const [table] = context.fn.parameters
    if (!columns) return nodes
    const kind = table && context.oracle.info(table.type).shape.kind
    if (!table || !(kind === 'table' || kind === 'any' || kind === 'opaque')) {
      context.complain('DW-LINK-057', {
        message: `withColumns at "${context.fn.name}" needs a table as its first parameter${table ? `, not ${table.name}: ${context.oracle.info(table.type).text}` : ''}.`,
        hint: 'Declare it: (orders: ColumnTable).',
      })
      return nodes
    }
    return injectionsOf(nodes, table.name).reduce<readonly GraphNode[]>((all, injection) => {
      const made = columnNodes(columns, injection, context)
      const last = made[made.length - 1]
      return last ? [...made, ...withInjection(all, injection.node, table.name, last.name)] : all
    }, nodes)
  },
}

function readColumns(spec: ModifierSpec, context: ModifierContext): Columns | null {
  const parts = readParts(spec, ['columnsToPass', 'select', 'namespace'], context)
  if (!parts) return null
  const { options } = parts
  const [given, chosen, named] = [options.get('columnsToPass'), options.get('select'), options.get('namespace')]
  const passed = textsOf(given)
  const select = chosen ? textsOf(chosen) : null
  const namespace = named ? textOf(named) : null
  const refuse = (key: string, wanted: string) =>
    refuseOption(spec, key, { wanted: wanted, path: options.has(key) ? [-1, key] : undefined }, context)
  if (!passed) return refuse('columnsToPass', 'a list of columns: columnsToPass: ["price"]')
  if (chosen && !select) return refuse('select', 'a list of columns: select: ["total"]')
  if (named && !namespace) return refuse('namespace', 'a name: namespace: "columns"')
  return { parts, passed, select, namespace }
}

function columnNodes(columns: Columns, injection: Injection, context: ModifierContext): readonly GraphNode[] {
  const { parts, passed } = columns
  const { dependency: table } = injection
  const namespace = columns.namespace ?? injection.prefix
  const computed = context.expand(parts.functions, context.config)
  const select = checkColumns(columns, computed, context)
  if (!select) return []
  const names = new Set([...passed, ...computed.map((node) => node.name)])
  const innerName = (name: string) => (names.has(name) ? `${namespace}.${name}` : name)
  const picked = passed.map((name) =>
    makeNode(context, {
      name: innerName(name),
      type: context.oracle.declare(COLUMN),
      dependencies: [{ ...table }],
      call: { kind: 'pick', part: 'column', key: name, fill: null },
      tags: { [NESTED_TAG]: 'true' },
      doc: `The column ${name} of ${table.node}.`,
    }),
  )
  const nested = computed.map((node) => ({
    ...node,
    name: innerName(node.name),
    dependencies: node.dependencies.map((one) => ({ ...one, node: innerName(one.node) })),
    origin: context.fn.name,
    tags: { ...node.tags, [NESTED_TAG]: 'true' },
  }))
  const append = makeNode(context, {
    name: `${namespace}._append`,
    type: table.type,
    dependencies: [{ ...table }, ...select.map(({ name, type }) => edgeTo(innerName(name), type))],
    call: { kind: 'appendColumns', names: select.map((node) => node.name) },
    tags: { [NESTED_TAG]: 'true' },
    doc: `${table.node} with ${listNames(select.map((node) => node.name))}.`,
  })
  return [...picked, ...nested, append]
}

/** The nodes whose columns are appended; null, and a problem, where the names do not fit together. */
function checkColumns(
  { passed, select }: Columns,
  computed: readonly GraphNode[],
  context: ModifierContext,
): readonly GraphNode[] | null {
  const byName = new Map(computed.map((node) => [node.name, node]))
  const both = passed.filter((name) => byName.has(name))
  for (const name of both) {
    context.complain('DW-LINK-058', {
      message: `withColumns at "${context.fn.name}" passes the column "${name}" and computes it, too.`,
      hint: `Give the function another name, or take "${name}" out of columnsToPass.`,
      part: { path: [-1, 'columnsToPass', passed.indexOf(name)] },
    })
  }
  const unknown = (select ?? []).filter((name) => !byName.has(name))
  for (const name of unknown) {
    context.complain('DW-LINK-059', {
      message: `withColumns at "${context.fn.name}" selects "${name}", which no nested function computes.`,
      hint: didYouMean(name, byName.keys(), `They compute ${listNames([...byName.keys()])}.`),
      part: { path: [-1, 'select', select?.indexOf(name) ?? 0] },
    })
  }
  if (both.length || unknown.length) return null
  if (!select) return computed.filter((node) => !Object.hasOwn(node.tags, NESTED_TAG))
  return select.flatMap((name) => byName.get(name) ?? [])
}
