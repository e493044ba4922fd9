import type { ArgumentPath } from '../model/callPart.ts'
import type { Dependency, GraphNode } from '../model/graph.ts'
import type { Json, ModifierSpec, StaticValue } from '../model/module.ts'
import { didYouMean } from '../model/names.ts'
import type { TypeId } from '../model/type.ts'
import { fitsLiteral } from './literals.ts'
import { type LinkedFunction, type ModifierContext, NESTED_TAG } from './modifier.ts'
import { edgeTo, makeNode } from './nodes.ts'
import { refuseOption } from './parts.ts'
import { entriesOf, jsonRecordOf, literalOf, spellStatic } from './staticValues.ts'

/** A graph inside of a graph: some functions under a namespace, fed and configured by the function that nests them. */
export interface Nesting {
  readonly spec: ModifierSpec
  readonly namespace: string
  readonly functions: readonly LinkedFunction[]
  readonly inputs: ReadonlyMap<string, StaticValue>
  readonly config: Readonly<Record<string, Json>>
  /** Where one of the inputs, or of the config, is given. */
  readonly pathOf: (option: 'inputs' | 'config', name: string) => ArgumentPath
  /** The node that nests: its parameters take nested nodes by their inner names. */
  readonly node: GraphNode
}

/**
 * The nested nodes, each as `<namespace>.<name>`, and the node itself on them. What is given becomes a node as well: a
 * source passes its value on, a literal or config value is constant. Inner inputs that are not given are the outer graph's.
 */
export function nestGraph(nesting: Nesting, context: ModifierContext): readonly GraphNode[] {
  const { namespace, functions, config, node, pathOf } = nesting
  const inner = context
    .expand(functions, { ...context.config, ...config })
    .filter((one) => !Object.hasOwn(config, one.name))
  const users = usersByName([...inner, node])
  const given = checkInputs(nesting, inner, users, context)
  const feeds = [
    ...[...given].map(([name, value]) =>
      inputNode({ name, path: pathOf('inputs', name), users: users.get(name) ?? [] }, value, context),
    ),
    ...Object.entries(config).map(([name, value]) =>
      constantNode({ name, path: pathOf('config', name), users: users.get(name) ?? [] }, value, context),
    ),
  ]
  const names = new Set([...inner, ...feeds].map((one) => one.name))
  const innerName = (name: string) => (names.has(name) ? `${namespace}.${name}` : name)
  const withInnerNames = (dependencies: readonly Dependency[]) =>
    dependencies.map((dependency) => ({ ...dependency, node: innerName(dependency.node) }))
  const nested = [
    ...inner.map((one) => ({ ...one, dependencies: withInnerNames(one.dependencies) })),
    // What feeds them takes nodes of the outer graph, whatever those are called inside.
    ...feeds,
  ]
  return [
    ...nested.map((one) => ({
      ...one,
      name: innerName(one.name),
      origin: context.fn.name,
      tags: { ...one.tags, [NESTED_TAG]: 'true' },
    })),
    { ...node, dependencies: withInnerNames(node.dependencies) },
  ]
}

/** The options `inputs` and `config` of those at `path`; null, and a problem, where one of them is something else. */
export function readFeeds(
  spec: ModifierSpec,
  options: ReadonlyMap<string, StaticValue>,
  path: ArgumentPath,
  context: ModifierContext,
): { readonly inputs: Nesting['inputs']; readonly config: Nesting['config'] } | null {
  const [given, values] = [options.get('inputs'), options.get('config')]
  const inputs = given ? entriesOf(given) : []
  const config = values ? jsonRecordOf(values) : {}
  const refuse = (key: string, wanted: string) => refuseOption(spec, key, { wanted, path: [...path, key] }, context)
  if (!inputs) return refuse('inputs', 'an object: inputs: { name: source("node") }')
  if (!config) return refuse('config', 'an object of literals: config: { key: "value" }')
  return { inputs: new Map(inputs), config }
}

function usersByName(nodes: readonly GraphNode[]): ReadonlyMap<string, readonly Dependency[]> {
  const users = new Map<string, Dependency[]>()
  for (const node of nodes) {
    for (const dependency of node.dependencies) {
      const list = users.get(dependency.node)
      if (list) list.push(dependency)
      else users.set(dependency.node, [dependency])
    }
  }
  return users
}

/** The inputs that make sense: a source or a literal, taken by somebody, for what no nested function computes. */
function checkInputs(
  { spec, inputs, config, pathOf }: Nesting,
  inner: readonly GraphNode[],
  users: ReadonlyMap<string, readonly Dependency[]>,
  context: ModifierContext,
): ReadonlyMap<string, StaticValue> {
  const computed = new Set(inner.map((one) => one.name))
  const owner = `${spec.name} at "${context.fn.name}"`
  return new Map(
    [...inputs].filter(([name, value]) => {
      if (computed.has(name) || Object.hasOwn(config, name)) {
        context.complain('DW-LINK-044', {
          message: `The input "${name}" of ${owner} is ${computed.has(name) ? 'a nested function' : 'given in its config'} already.`,
          hint: 'Give it once: take it out of inputs, or leave the other out.',
          part: { path: pathOf('inputs', name), of: 'key' },
        })
        return false
      }
      if (value.kind !== 'source' && !(value.kind === 'value' && literalOf(value))) {
        context.complain('DW-LINK-041', {
          message: `The input "${name}" of ${owner} is ${spellStatic(value)}.`,
          hint: 'Write source("node") or value(literal).',
          part: { path: pathOf('inputs', name) },
        })
        return false
      }
      if (users.has(name)) return true
      const open = [...users.keys()].filter((one) => !computed.has(one) && !inputs.has(one))
      context.complain('DW-LINK-042', {
        message: `No nested function takes the input "${name}" of ${owner}.`,
        hint: didYouMean(name, open, open.length ? `They take ${open.join(', ')}.` : 'Take it out.'),
        part: { path: pathOf('inputs', name), of: 'key' },
      })
      return false
    }),
  )
}

/** What feeds nested functions, and where it is given. */
interface Feed {
  readonly name: string
  readonly path: ArgumentPath
  readonly users: readonly Dependency[]
}

function inputNode(feed: Feed, value: StaticValue, context: ModifierContext): GraphNode {
  if (value.kind !== 'source') return constantNode(feed, literalOf(value)?.value, context)
  const { name, users } = feed
  const type = tightest(users, context) ?? context.oracle.ofJson({})
  return makeNode(context, {
    name,
    type,
    dependencies: [
      edgeTo(value.node, type, {
        parameter: name,
        optional: users.every((one) => one.optional),
        where: users[0]?.where ?? null,
      }),
    ],
    call: { kind: 'pass' },
    doc: `What ${value.node} gives.`,
  })
}

function constantNode({ name, path, users }: Feed, value: Json | undefined, context: ModifierContext): GraphNode {
  const { oracle } = context
  for (const user of users) {
    if (fitsLiteral(value, user.type, oracle)) continue
    context.complain('DW-LINK-046', {
      message: `${JSON.stringify(value)} is given for ${name}: ${oracle.info(user.type).text}.`,
      hint: 'Give a value of that type, or change the type of the parameter.',
      ...(user.where ? { related: [user.where] } : {}),
      part: { path },
    })
    break
  }
  return makeNode(context, {
    name,
    type: tightest(users, context) ?? oracle.ofJson(value),
    dependencies: [],
    call: { kind: 'value', value },
  })
}

/** The type that all users can take; the first one's where there is none, so that an edge tells. */
function tightest(users: readonly Dependency[], { oracle }: ModifierContext): TypeId | undefined {
  const types = [...new Set(users.map((user) => user.type))]
  return types.find((type) => types.every((other) => oracle.isAssignable(type, other))) ?? types[0]
}
