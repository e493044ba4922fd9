import { type Draft, textOf } from './randomDraft.ts'
import { randomFunction, randomSource } from './randomFunctions.ts'
import { type Helper, STEPS } from './randomHelpers.ts'
import { bound, type Modify } from './randomModifiers.ts'
import { bindingText, fromNode, parameter, type RandomFunction, type RandomSource } from './randomNode.ts'

/** Adds a function of which something else is chosen: what gives its value, or its modifier; false where chance found none. */
export function randomlyChosen(draft: Draft, block: readonly string[]): boolean {
  return draft.random.pick(CHOICES)(draft, block)
}

/** What it is bound to hangs on the config. What stands in a block under one mode does under the other: it is outside of all. */
const resolved: Modify = (draft, block) => {
  const fn = block.length ? null : randomFunction(draft, block, 'own')
  if (!fn || fn.parameters.length === 0) return false
  const [first, a] = bound(draft, block, fn)
  const [second, b] = bound(draft, block, fn)
  draft.add(
    textOf(fn, fn.gives, [`resolve((all) => (all.mode === 'a' ? inject(${first}) : inject(${second})))`]),
    [a],
    [b],
  )
  return true
}

/** A helper gives its value. */
const replaced: Modify = (draft, block) => {
  const { random } = draft
  const helper = random.pick<Helper>([STEPS.add, STEPS.half, STEPS.slow])
  const parameters = helper.parameters.map((own) => {
    const node = randomSource(draft, block, 'number', 'own')
    const source: RandomSource =
      node === null || random.chance(0.3) ? { kind: 'value', value: random.below(20) } : fromNode(node)
    return parameter(own, 'number', source)
  })
  const { name, body, flavour } = helper
  const fn: RandomFunction = { name: draft.newName(), parameters, gives: 'number', body, flavour, expands: false }
  const bindings = parameters.map((one) => `${one.name}: ${bindingText(one.source)}`).join(', ')
  const stand = { ...fn, body: 'throw new Error("another does it");' }
  draft.add(textOf(stand, 'number', [`inject({ ${bindings} })`, `does(${name})`]), [{ ...fn, helper: name }])
  return true
}

const CHOICES: readonly [Modify, ...Modify[]] = [resolved, replaced]
