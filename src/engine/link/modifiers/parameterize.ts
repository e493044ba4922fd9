import type { ArgumentPath } from '../../model/callPart.ts'
import type { ModifierSpec, StaticValue } from '../../model/module.ts'
import { type BindingEntries, type PartOf, partsAt } from '../bindings.ts'
import { expandOutputs, type Output } from '../expander.ts'
import { refuseForm } from '../misuse.ts'
import type { Modifier } from '../modifier.ts'
import { entriesOf, textOf } from '../staticValues.ts'

/** `parameterize({ p1: { a: source('u'), k: value(2) } })`: a node for each entry; unmentioned parameters keep their names. */
const parameterize = makeExpander(
  'parameterize',
  `parameterize({ name: { parameter: source('node') } })`,
  ({ args }) => (args.length < 2 ? readOutputs(args[0], [0], entriesOf) : [1]),
)

/** `parameterizeValues('days', { lag_one: 1, lag_week: 7 })`: a node for each value of one parameter. */
const parameterizeValues = makeExpander(
  'parameterizeValues',
  `parameterizeValues('parameter', { name: 1 })`,
  ({ args: [parameter, outputs, ...more] }) => {
    const name = textOf(parameter)
    if (name === null) return [0]
    if (more.length) return [2]
    const partOf = (key: string): PartOf => {
      const value = partsAt([1, key])
      return ([_parameter, ...way], of) => (of === 'key' ? { path: [0] } : value(way))
    }
    return readOutputs(outputs, [1], (value) => [[name, { kind: 'value', value }]], partOf)
  },
)

/** `parameterizeSources({ slip: { left: 'day' } })`: a node for each entry, of nodes by their names. */
const parameterizeSources = makeExpander(
  'parameterizeSources',
  `parameterizeSources({ name: { parameter: 'node' } })`,
  ({ args }) => (args.length < 2 ? readOutputs(args[0], [0], sourcesOf) : [1]),
)

export const parameterizeModifiers: readonly Modifier[] = [parameterize, parameterizeValues, parameterizeSources]

/** What is to be made, or which argument, or part of one, is of another form. */
type Reading = { readonly outputs: readonly Output[] } | ArgumentPath

function makeExpander(name: string, form: string, read: (spec: ModifierSpec) => Reading): Modifier {
  return {
    name,
    lifecycle: 'expander',
    apply(nodes, spec, context) {
      const reading = read(spec)
      if ('outputs' in reading) return expandOutputs(nodes, reading.outputs, { spec, context })
      refuseForm(spec, form, context, reading)
      return nodes
    },
  }
}

function readOutputs(
  value: StaticValue | undefined,
  path: ArgumentPath,
  read: (bindings: StaticValue) => BindingEntries | null,
  partOf = (name: string): PartOf => partsAt([...path, name]),
): Reading {
  const outputs: Output[] = []
  const entries = entriesOf(value)
  if (!entries) return path
  for (const [name, given] of entries) {
    const bindings = read(given)
    if (!bindings || name === '') return [...path, name]
    outputs.push({ name, bindings, partOf: partOf(name) })
  }
  return { outputs }
}

function sourcesOf(value: StaticValue): BindingEntries | null {
  const sources = entriesOf(value)?.map(([parameter, node]) => [parameter, textOf(node)] as const)
  if (!sources?.every((one): one is readonly [string, string] => one[1] !== null)) return null
  return sources.map(([parameter, node]) => [parameter, { kind: 'source', node }])
}
