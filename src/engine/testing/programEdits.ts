import type { Json } from '../model/module.ts'
import { COLUMN_EDITS } from './columnEdits.ts'
import {
  changed,
  inBothModes,
  type ProgramEdit,
  renamed,
  toggled,
  withBody,
  withFunction,
  withHelper,
  withText,
  withWords,
} from './editParts.ts'
import { GIVEN } from './operations.ts'
import type { Random } from './random.ts'
import { SPARE } from './randomFunctions.ts'
import { rangeBody, VERDICTS } from './randomModifiers.ts'
import { bindingText, type RandomNode, type RandomSource } from './randomNode.ts'
import { assembleProgram, hasOneValue, type RandomProgram } from './randomProgram.ts'

/** What people do to a program between two runs. */
export const PROGRAM_EDITS = {
  nothing: () => ({}),
  comments: ({ style }) => ({ style: { ...style, hasComments: !style.hasComments } }),
  formatting: ({ style }) => ({ style: { ...style, hasBreaks: !style.hasBreaks } }),
  'an unused helper': ({ style }) => ({ style: { ...style, unused: style.unused + 1 } }),
  'a helper that gives the same': (program, random) => withHelper(program, random, (body) => toggled(body, '* 1')),
  'a helper that gives another number': (program, random) =>
    withHelper(program, random, (body) => toggled(body, '+ 1')),
  'a body that gives the same': (program, random) =>
    withBody(program, random, ({ body }) => `const edit${random.below(3)} = 1; ${body.replace(EDITED, '')}`),
  'a body that gives another number': (program, random) =>
    withBody(program, random, ({ body, gives, expands }) =>
      gives === 'number' && !expands ? toggled(body, '+ 1') : body,
    ),
  'a body that fails, or does not any more': (program, random) =>
    withBody(program, random, ({ body }) =>
      body.startsWith(FAILING) ? body.slice(FAILING.length) : `${FAILING}${body}`,
    ),
  'the number of items': (program, random) =>
    withBody(program, random, ({ body, expands }) =>
      expands ? body.replace(/(?<=at < |length: )\d/, String(random.below(5))) : body,
    ),
  'an input': ({ inputs }, random) => {
    const name = random.any(Object.keys(inputs))
    return name === undefined ? {} : { inputs: { ...inputs, [name]: changed(inputs[name] ?? null) } }
  },
  'whether an optional input is given': ({ inputs, config }) => {
    if (SPARE.given in config) return {}
    const { [SPARE.given]: before, ...others } = inputs
    return { inputs: before === undefined ? { ...others, [SPARE.given]: 6 } : others }
  },
  'the config': ({ inputs, config }, random) => {
    const numbers = Object.entries({ ...inputs, ...config }).filter(([, value]) => typeof value === 'number')
    const [name, value] = random.any(numbers) ?? []
    if (name === undefined) return {}
    const { [name]: _, ...others } = inputs
    return { inputs: others, config: { ...config, [name]: Number(value) + random.below(2) } }
  },
  'which variant there is': ({ config }) =>
    'mode' in config ? { config: { ...config, mode: config.mode === 'a' ? 'b' : 'a' } } : {},
  'an override': (program, random) => {
    const node = random.any(inBothModes(program).filter((one) => hasOneValue(one) && GIVEN[one.gives] !== undefined))
    if (!node) return {}
    const { [node.name]: _, ...others } = program.overrides
    if (Object.hasOwn(program.overrides, node.name) && random.chance(0.7)) return { overrides: others }
    const value = changed(GIVEN[node.gives] ?? null)
    return { overrides: { ...others, [node.name]: node.expands ? [value, value] : value } }
  },
  'the outputs': (program, random) => {
    const possible = inBothModes(program).filter((node) => hasOneValue(node) && random.chance(0.5))
    return possible.length ? { outputs: possible.map(({ name }) => name) } : {}
  },
  'a name': (program, random) => {
    const fn = random.any(program.functions)
    return fn ? renamed(program, fn.name) : {}
  },
  'the module of a function': (program, random) =>
    withFunction(program, random.any(program.functions), (fn) => ({
      ...fn,
      module: random.below(program.modules.length),
    })),
  'how the cache treats a function': (program, random) => {
    const decorated = program.functions.filter(({ text }) => text.includes('decorate('))
    const behavior = random.pick([null, 'recompute', 'disable'] as const)
    return withFunction(program, random.any(decorated), (fn) => ({ ...fn, behavior }))
  },
  'a label': (program, random) =>
    withWords(program, random, /owner: "(me|you)"/, (said) => [`owner: "${said === 'me' ? 'you' : 'me'}"`]),
  'what a modifier binds': (program, random) =>
    withWords(program, random, /\bvalue\((\d+|"(?:[^"\\]|\\.)*")\)/, (said) => {
      const before = JSON.parse(said) as Json
      const after = changed(before)
      return [bindingText({ kind: 'value', value: after }), (node) => bound(node, before, after)]
    }),
  'the bounds of a check': (program, random) =>
    withWords(program, random, /range: \[(.*?)\]/, (said) => {
      const [least = 0, greatest = 0] = said.split(', ').map(Number)
      const [low, high] = random.pick(BOUNDS)
      return [`range: [${low}, ${high}]`, withText(rangeBody(least, greatest), rangeBody(low, high))]
    }),
  'the importance of a check': (program, random) =>
    withWords(program, random, /importance: '(warn|fail)'/, (said) => {
      const importance = said === 'warn' ? 'fail' : 'warn'
      return [`importance: '${importance}'`, (node) => (node.refuses ? { ...node, body: VERDICTS[importance] } : node)]
    }),
  'what stands for a missing field': (program, random) =>
    withWords(program, random, /fillWith: (\d+)/, (said) => {
      const fill = Number(said) + 1
      return [`fillWith: ${fill}`, withText(`?? ${said};`, `?? ${fill};`)]
    }),
  ...COLUMN_EDITS,
} satisfies Readonly<Record<string, ProgramEdit>>

export type ProgramEditKind = keyof typeof PROGRAM_EDITS

export const PROGRAM_EDIT_KINDS = Object.keys(PROGRAM_EDITS) as [ProgramEditKind, ...ProgramEditKind[]]

export function editProgram(program: RandomProgram, kind: ProgramEditKind, random: Random): RandomProgram {
  const edit: ProgramEdit = PROGRAM_EDITS[kind]
  return assembleProgram({ ...program, ...edit(program, random) })
}

const BOUNDS: readonly [Bounds, ...Bounds[]] = [
  [-1, 20],
  [-1000, 1000],
  [0, 5],
]

type Bounds = readonly [least: number, greatest: number]

const EDITED = /^const edit\d = 1; /
const FAILING = 'if (1 + 1 === 2) throw new RangeError("so it was told"); '

function bound(node: RandomNode, before: Json, after: Json): RandomNode {
  const bind = (source: RandomSource): RandomSource => {
    if (source.kind === 'list') return { ...source, items: source.items.map(bind) }
    return source.kind === 'value' && source.value === before ? { kind: 'value', value: after } : source
  }
  return { ...node, parameters: node.parameters.map((one) => ({ ...one, source: bind(one.source) })) }
}
