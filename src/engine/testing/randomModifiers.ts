import type { Json } from '../model/module.ts'
import { type Draft, textOf } from './randomDraft.ts'
import { randomFunction, randomSource, throwing } from './randomFunctions.ts'
import { NESTED } from './randomHelpers.ts'
import {
  bindingText,
  fromNode,
  parameter,
  type RandomFunction,
  type RandomSource,
  simpleNode,
  type UnplacedNode,
} from './randomNode.ts'
import { type Pipe, randomPipe } from './randomPipes.ts'

/** The config of programs with modifiers; `level` feeds parameters of that name. */
export const CONFIG: Readonly<Record<string, Json>> = { mode: 'a', level: 3 }

export type Modify = (draft: Draft, block: readonly string[]) => boolean

/** Adds a function under a modifier, and the nodes that the modifier means; false where chance found none. */
export function randomlyModified(draft: Draft, block: readonly string[]): boolean {
  return draft.random.pick(MODIFIERS)(draft, block)
}

/** Of a function that gives a number `f_raw`, the check, and `f`. */
export function checked(draft: Draft, fn: RandomFunction): void {
  const {
    random,
    mixture: { failures },
  } = draft
  const isStrict = random.chance(failures)
  const [least, greatest] = isStrict ? [-1, 20] : [-1000, 1000]
  const { name } = fn
  draft.add(
    textOf(fn, fn.gives, [
      `checkOutput({ range: [${least}, ${greatest}], importance: '${isStrict ? 'fail' : 'warn'}' })`,
    ]),
    [
      { ...fn, name: `${name}_raw` },
      {
        ...simpleNode(`${name}_range_validator`, fromNode(`${name}_raw`), {
          gives: 'number',
          body: rangeBody(least, greatest),
        }),
        isHidden: true,
      },
      {
        ...simpleNode(name, fromNode(`${name}_raw`), {
          gives: 'number',
          body: VERDICTS[isStrict ? 'fail' : 'warn'],
        }),
        parameters: [
          parameter('value', 'number', fromNode(`${name}_raw`)),
          parameter('passes', 'unknown', fromNode(`${name}_range_validator`)),
        ],
        refuses: true,
      },
    ],
  )
}

/** What a check finds is another value where its bounds are others, or a value that does not pass. */
export function rangeBody(least: number, greatest: number): string {
  const bounds = `${least}, ${greatest}`
  return `return value >= ${least} && value <= ${greatest} ? ["inside", ${bounds}] : ["outside", ${bounds}, value];`
}

/** What the check of that importance does with the value. */
export const VERDICTS = {
  fail: 'if (passes[0] === "outside") throw new Error(); return value;',
  warn: 'return value;',
} as const

export function tagged({ random }: Draft): string {
  return `tag({ owner: ${JSON.stringify(random.pick(['me', 'you']))}, 'data.kind': ['a', 'b'] })`
}

/** One of two variants is in the graph: they do something else, but give values of one type. */
const variants: Modify = (draft, block) => {
  const fn = randomFunction(draft, block, 'nodes')
  if (!fn) return false
  const less = fn.gives === 'number' ? fn.body.replace(/return (.*);$/, 'return ($1) - 1;') : fn.body
  const other = { ...fn, body: `const other = 1; ${less}` }
  const texts = [
    textOf({ ...fn, name: `${fn.name}__a` }, fn.gives, ["config.when({ mode: 'a' })", tagged(draft)]),
    textOf({ ...other, name: `${fn.name}__b` }, fn.gives, [
      draft.random.pick(["config.whenNot({ mode: 'a' })", "config.whenIn({ mode: ['b'] })"]),
    ]),
  ]
  draft.add(texts.join('\n'), [fn], [other])
  return true
}

const checks: Modify = (draft, block) => {
  const fn = randomFunction(draft, block, 'nodes')
  if (fn?.gives !== 'number') return false
  checked(draft, fn)
  return true
}

/** Every parameter is bound to a node, a literal or a group of both. */
export function bound(draft: Draft, block: readonly string[], fn: RandomFunction): readonly [string, RandomFunction] {
  const texts: string[] = []
  const parameters = fn.parameters.map((one) => {
    if (one.optional) return one
    const source = randomBinding(draft, block, one.type, one.source)
    texts.push(`${one.name}: ${bindingText(source)}`)
    return { ...one, source }
  })
  return [`{ ${texts.join(', ')} }`, { ...fn, parameters }]
}

function randomBinding(draft: Draft, block: readonly string[], type: string, source: RandomSource): RandomSource {
  const { random } = draft
  if (type === 'number' && random.chance(0.4)) return { kind: 'value', value: random.below(20) }
  if (type === 'string' && random.chance(0.4)) return { kind: 'value', value: 'lit"eral' }
  if (type !== 'number[]' || random.chance(0.5)) return source
  const member = randomSource(draft, block, 'number', 'own')
  const items: RandomSource[] = [{ kind: 'value', value: 1 }]
  return { kind: 'list', items: member === null ? items : [...items, fromNode(member), fromNode(member)] }
}

const injected: Modify = (draft, block) => {
  const fn = randomFunction(draft, block, 'own')
  if (!fn) return false
  const [bindings, node] = bound(draft, block, fn)
  draft.add(textOf(fn, fn.gives, [`inject(${bindings})`]), [node])
  return true
}

/** Two nodes of one function, the second of which may take the first. */
const parameterized: Modify = (draft, block) => {
  const fn = randomFunction(draft, block, 'own')
  if (!fn || fn.parameters.length === 0) return false
  const [first, one] = bound(draft, block, { ...fn, name: `${fn.name}_one` })
  const [second, two] = bound(draft, block, { ...fn, name: `${fn.name}_two` })
  draft.add(textOf(fn, fn.gives, [`parameterize({ ${one.name}: ${first}, ${two.name}: ${second} })`]), [one, two])
  return true
}

/** An object or a tuple, and a node of each of its parts. */
const takenApart: Modify = (draft, block) => {
  const { random } = draft
  const from = randomSource(draft, block, 'number', 'nodes')
  if (from === null) return false
  const name = draft.newName()
  const [low, word, missing] = [`${name}_low`, `${name}_word`, `${name}_missing`]
  const parameters = [parameter(from, 'number', fromNode(from))]
  const isTuple = random.chance(0.4)
  const returns = isTuple ? '[number, string]' : `{ ${low}: number; ${word}: string; ${missing}?: number }`
  const value = isTuple ? `[${from} - 1, "w" + ${from}]` : `{ ${low}: ${from} - 1, ${word}: "w" + ${from} }`
  const body = [...throwing(draft, name, parameters), `return ${value};`].join(' ')
  const whole: RandomFunction = { name, parameters, gives: 'unknown', body, flavour: 'plain', expands: false }
  const part = (of: string, gives: 'number' | 'string' | 'number | undefined', read: string) =>
    simpleNode(of, fromNode(name), { gives, body: `return value${read};` })
  if (isTuple) {
    draft.add(textOf(whole, returns, [`unpackFields('${low}', '${word}')`]), [
      whole,
      part(low, 'number', '[0]'),
      part(word, 'string', '[1]'),
    ])
    return true
  }
  // What stands for missing fields would be of another type than the text.
  const fills = random.chance(0.5)
  const fields = fills ? `'${low}', '${missing}', { fillWith: 8 }` : `'${low}', '${missing}', '${word}'`
  draft.add(textOf(whole, returns, [`extractFields(${fields})`]), [
    whole,
    // What stands for a missing field stands for any.
    part(low, 'number', fills ? `.${low} ?? 8` : `.${low}`),
    part(missing, 'number | undefined', fills ? `.${missing} ?? 8` : `.${missing}`),
    ...(fills ? [] : [part(word, 'string', `.${word}`)]),
  ])
  return true
}

const pipedIn: Modify = (draft, block) => {
  const fn = randomFunction(draft, block, 'nodes')
  const [first, ...others] = fn?.parameters ?? []
  if (!fn || first?.type !== 'number' || first.optional || first.source.kind !== 'node') return false
  const pipe = randomPipe(draft, block, first.source.node, fn.name)
  const fed = ({ nodes, last }: Pipe): readonly UnplacedNode[] => [
    ...nodes,
    { ...fn, parameters: [{ ...first, source: fromNode(last) }, ...others] },
  ]
  draft.add(textOf(fn, fn.gives, [`pipeInput(${pipe.text})`]), fed(pipe.a), fed(pipe.b))
  return true
}

const pipedOut: Modify = (draft, block) => {
  const fn = randomFunction(draft, block, 'nodes')
  if (fn?.gives !== 'number') return false
  const raw = `${fn.name}.raw`
  const pipe = randomPipe(draft, block, raw, fn.name)
  const made = ({ nodes, last }: Pipe): readonly UnplacedNode[] => {
    const end = simpleNode(fn.name, fromNode(last), { gives: 'number', body: 'return value;' })
    return nodes.length ? [{ ...fn, name: raw }, ...nodes, end] : [fn]
  }
  draft.add(textOf(fn, fn.gives, [tagged(draft), `pipeOutput(${pipe.text})`]), made(pipe.a), made(pipe.b))
  return true
}

/** A graph of its own: `start` and `by` are given to it, its `finish` is taken. */
const nested: Modify = (draft, block) => {
  const { random } = draft
  const start = randomSource(draft, block, 'number', 'own')
  if (start === null) return false
  const name = draft.newName()
  const namespace = random.chance(0.5) ? name : `${name}_space`
  const by = random.below(5)
  const options = `{ inputs: { start: source(${JSON.stringify(start)}), by: value(${by}) }${namespace === name ? '' : `, namespace: '${namespace}'`} }`
  const inner = (one: string) => fromNode(`${namespace}.${one}`)
  const fn: RandomFunction = {
    name,
    parameters: [parameter('finish', 'number', inner('finish')), parameter('middle', 'number', inner('middle'))],
    gives: 'number',
    body: 'return finish - middle;',
    flavour: 'plain',
    expands: false,
  }
  draft.add(textOf(fn, 'number', [`subdag(middle, finish, ${options})`]), [
    simpleNode(`${namespace}.start`, fromNode(start), { gives: 'number', body: 'return value;' }),
    simpleNode(`${namespace}.by`, { kind: 'value', value: by }, { gives: 'number', body: 'return value;' }),
    ...NESTED.map(
      (one): UnplacedNode => ({
        ...one,
        helper: one.name,
        name: `${namespace}.${one.name}`,
        parameters: one.parameters.map((own) => parameter(own, 'number', inner(own))),
        gives: 'number',
        expands: false,
      }),
    ),
    fn,
  ])
  return true
}

const MODIFIERS: readonly [Modify, ...Modify[]] = [
  variants,
  checks,
  injected,
  parameterized,
  takenApart,
  pipedIn,
  pipedOut,
  nested,
]
