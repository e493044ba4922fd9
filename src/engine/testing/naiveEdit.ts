import type { EditIntent, EditPlan } from '../model/edit.ts'
import type { Graph } from '../model/graph.ts'
import { typeAt } from '../model/type.ts'

/** Something that is true of a function's node, as text: what edits of a graph can be said in. */
interface Fact {
  readonly kind: 'node' | 'module' | 'type' | 'doc' | 'tags' | 'edge'
  readonly name: string
  readonly value: string
  /** Of an edge. */
  readonly parameter?: string
}

interface Difference {
  readonly gone: readonly Fact[]
  readonly come: readonly Fact[]
}

/** What an edit did to a graph and should not have done, or not did; worked out on graphs alone. */
export function editFaults(before: Graph, intent: EditIntent, plan: EditPlan, after: Graph): string[] {
  const difference = compare(factsOf(before), factsOf(after))
  const isAsked = judge(before, intent, plan, difference)
  const { gone, come } = difference
  return isAsked
    ? []
    : [
        ...gone.map((fact) => `- ${textOf(fact)}`),
        ...come.map((fact) => `+ ${textOf(fact)}`),
        'no fault but what lacks',
      ]
}

function factsOf({ nodes, types }: Graph): Fact[] {
  return nodes.flatMap(({ name, kind, module, type, doc, tags, dependencies }): Fact[] =>
    kind !== 'function'
      ? []
      : [
          { kind: 'node', name, value: '' },
          { kind: 'module', name, value: module ?? '' },
          { kind: 'type', name, value: typeAt(types, type).text },
          { kind: 'doc', name, value: doc },
          { kind: 'tags', name, value: JSON.stringify(tags) },
          ...dependencies.map(
            ({ parameter, node, optional }): Fact => ({
              kind: 'edge',
              name,
              value: `${node}${optional ? '?' : ''}`,
              parameter,
            }),
          ),
        ],
  )
}

function textOf({ kind, name, parameter = '', value }: Fact): string {
  return `${kind} of ${name}: ${parameter} ${value}`
}

function compare(before: readonly Fact[], after: readonly Fact[]): Difference {
  const [old, now] = [new Set(before.map(textOf)), new Set(after.map(textOf))]
  return {
    gone: before.filter((fact) => !now.has(textOf(fact))),
    come: after.filter((fact) => !old.has(textOf(fact))),
  }
}

function isSame(some: readonly Fact[], others: readonly Fact[]): boolean {
  const { gone, come } = compare(some, others)
  return gone.length + come.length === 0
}

function judge(before: Graph, intent: EditIntent, plan: EditPlan, { gone, come }: Difference): boolean {
  const originOf = (name: string) => before.nodes.find((one) => one.name === name)?.origin
  const origins = new Set('nodes' in intent ? intent.nodes.map(originOf) : [])
  const isOf = (target: string) => (fact: Fact) => originOf(fact.name) === (originOf(target) ?? target)
  const all = [...gone, ...come]
  switch (intent.kind) {
    case 'rename': {
      const names = new Map(plan.renames.map(({ from, to }) => [from, to]))
      return isSame(
        gone.map((fact) => renamed(fact, names)),
        come.map((fact) => renamed(fact, names)),
      )
    }
    case 'move':
      return (
        all.every((fact) => fact.kind === 'module' && origins.has(originOf(fact.name))) &&
        come.every((fact) => fact.value === intent.module)
      )
    case 'renameModule':
      return (
        gone.every((fact) => fact.kind === 'module' && fact.value === intent.module) &&
        come.every((fact) => fact.kind === 'module' && fact.value === intent.path)
      )
    case 'duplicate':
      return (
        gone.length === 0 &&
        isSame(
          come.map((fact) => original(fact, intent.nodes, plan.created)),
          factsOf(before).filter((fact) => origins.has(originOf(fact.name))),
        )
      )
    case 'paste':
      return gone.length === 0 && come.length > 0 && come.every((fact) => plan.created.includes(fact.name))
    case 'addInput':
    case 'connect': {
      const source = intent.kind === 'connect' ? intent.source : intent.name
      if (intent.kind === 'connect' && intent.parameter !== null)
        return isLed(gone, come, intent.parameter, source) && all.every(isOf(intent.target))
      const edges = come.filter((fact) => fact.parameter === source && fact.value === source)
      return gone.length === 0 && edges.length === 1 && come.length === 1 && come.every(isOf(intent.target))
    }
    case 'insert': {
      const others = come.filter((fact) => fact.name !== intent.name)
      const edge = come.find((fact) => fact.name === intent.name && fact.parameter === intent.parameter)
      return edge !== undefined && isLed(gone, others, intent.parameter, intent.name) && gone.every(isOf(intent.target))
    }
    case 'disconnect':
      return (
        come.length === 0 &&
        gone.length > 0 &&
        gone.every((fact) => fact.parameter === intent.parameter && isOf(intent.target)(fact))
      )
    case 'setDefault':
      return (
        isSame(gone.map(required), come.map(required)) &&
        all.every((fact) => fact.kind === 'edge' && isOf(intent.node)(fact))
      )
    case 'setDoc':
      return all.every((fact) => fact.kind === 'doc' && isOf(intent.node)(fact))
    case 'setModifier':
      return (
        all.every((fact) => fact.kind === 'tags' && isOf(intent.node)(fact)) &&
        come.every((fact) => fact.value.includes('an.edit'))
      )
    case 'retype':
      return all.every((fact) => fact.kind === 'type')
    case 'addFunction':
      return gone.length === 0 && come.length > 0 && come.every((fact) => fact.name === intent.name)
    case 'remove': {
      const left = gone.filter(
        (fact) => !origins.has(originOf(fact.name)) || intent.nodes.includes(fact.parameter ?? ''),
      )
      return (
        (intent.reconnect || come.length === 0) &&
        come.every((fact) => fact.kind === 'edge') &&
        left.every((fact) => fact.parameter !== undefined && intent.nodes.includes(fact.parameter))
      )
    }
  }
}

/** Names are replaced wherever they stand, in words of the documentation too. */
function renamed({ kind, name, value, parameter }: Fact, names: ReadonlyMap<string, string>): Fact {
  const at = (text: string) => names.get(text) ?? text
  const words = (text: string) =>
    text
      .split(/([\s"']|\.(?=\s|$))/)
      .map(at)
      .join('')
  const newValue = kind === 'edge' ? at(value.replace('?', '')) + (value.endsWith('?') ? '?' : '') : words(value)
  return {
    kind,
    name: at(name),
    value: newValue,
    ...(parameter === undefined ? {} : { parameter: parameter.split('.').map(at).join('.') }),
  }
}

/** What a fact of a copy says of its original. */
function original(fact: Fact, nodes: readonly string[], created: readonly string[]): Fact {
  const back = (text: string) => {
    const at = created.findIndex(
      (one) =>
        text === one ||
        text === `${one}?` ||
        [`${one}_`, `${one}.`, `save.${one}`].some((start) => text.startsWith(start)),
    )
    return at < 0 ? text : text.replace(created[at] ?? '', () => nodes[at] ?? '')
  }
  const { kind, name, value, parameter } = fact
  return {
    kind,
    name: back(name),
    value: kind === 'doc' ? value.split(' ').map(back).join(' ') : back(value),
    ...(parameter === undefined ? {} : { parameter: back(parameter) }),
  }
}

/** Whether edges that took one name take another, with all that stands between. */
function isLed(gone: readonly Fact[], come: readonly Fact[], from: string, to: string): boolean {
  const at = (text: string) => (text.replace('?', '') === from ? text.replace(from, () => to) : text)
  const led = gone.map((fact) => ({
    ...fact,
    value: at(fact.value),
    ...(fact.parameter === undefined ? {} : { parameter: at(fact.parameter) }),
  }))
  return gone.length > 0 && gone.every((fact) => fact.kind === 'edge') && isSame(led, come)
}

function required(fact: Fact): Fact {
  return { ...fact, value: fact.value.replace('?', '') }
}
