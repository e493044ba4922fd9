import type { ModifierSpec, StaticValue } from '../../model/module.ts'
import type { BindingEntries } from '../bindings.ts'
import { expandOutputs, type Output } from '../expander.ts'
import { refuseForm } from '../misuse.ts'
import type { Modifier } from '../modifier.ts'
import { entriesOf, textOf } from '../staticValues.ts'

/** `parameterize({ p1: { a: source('u'), k: value(2) } })`: a node for each entry; unmentioned parameters keep their names. */
const parameterize = makeExpander(
  'parameterize',
  `parameterize({ name: { parameter: source('node') } })`,
  ({ args }) => (args.length === 1 ? readOutputs(args[0], entriesOf) : null),
)

/** `parameterizeValues('days', { lag_one: 1, lag_week: 7 })`: a node for each value of one parameter. */
const parameterizeValues = makeExpander(
  'parameterizeValues',
  `parameterizeValues('parameter', { name: 1 })`,
  ({ args: [parameter, outputs, ...more] }) => {
    const name = textOf(parameter)
    if (name === null || more.length) return null
    return readOutputs(outputs, (value) => [[name, { kind: 'value', value }]])
  },
)

/** `parameterizeSources({ slip: { left: 'day' } })`: a node for each entry, of nodes by their names. */
const parameterizeSources = makeExpander(
  'parameterizeSources',
  `parameterizeSources({ name: { parameter: 'node' } })`,
  ({ args }) => (args.length === 1 ? readOutputs(args[0], sourcesOf) : null),
)

export const parameterizeModifiers: readonly Modifier[] = [parameterize, parameterizeValues, parameterizeSources]

function makeExpander(name: string, form: string, read: (spec: ModifierSpec) => readonly Output[] | null): Modifier {
  return {
    name,
    lifecycle: 'expander',
    apply(nodes, spec, context) {
      const outputs = read(spec)
      if (outputs) return expandOutputs(nodes, outputs, { spec, context })
      refuseForm(spec, form, context)
      return nodes
    },
  }
}

/** Null where one of the outputs is of another form. */
function readOutputs(
  value: StaticValue | undefined,
  read: (bindings: StaticValue) => BindingEntries | null,
): Output[] | null {
  const outputs: Output[] = []
  for (const [name, given] of entriesOf(value) ?? [['', null] as const]) {
    const bindings = given && read(given)
    if (!bindings || name === '') return null
    outputs.push({ name, bindings })
  }
  return outputs
}

function sourcesOf(value: StaticValue): BindingEntries | null {
  const sources = entriesOf(value)?.map(([parameter, node]) => [parameter, textOf(node)] as const)
  if (!sources?.every((one): one is readonly [string, string] => one[1] !== null)) return null
  return sources.map(([parameter, node]) => [parameter, { kind: 'source', node }])
}
