import type { Flavour } from './randomNode.ts'

/** A function of numbers that modifiers name: it stands in a file that gives no nodes. */
export interface Helper {
  readonly name: string
  readonly parameters: readonly string[]
  readonly body: string
  readonly flavour: Flavour
}

const WAITS = 'await new Promise((resolve) => setTimeout(() => resolve(null), 1));'

export const STEPS = {
  add: { name: 'add', parameters: ['value', 'by'], body: 'return value + by;', flavour: 'plain' },
  half: { name: 'half', parameters: ['value'], body: 'return value / 2;', flavour: 'plain' },
  slow: { name: 'slow', parameters: ['value', 'by'], body: `${WAITS} return value - by;`, flavour: 'async' },
  strict: {
    name: 'strict',
    parameters: ['value'],
    body: 'if (value > 9) throw new RangeError("no more than 9"); return value;',
    flavour: 'plain',
  },
} as const satisfies Readonly<Record<string, Helper>>

/** The functions of a nested graph, of which `start` and `by` are inputs. */
export const NESTED = [
  { name: 'middle', parameters: ['start', 'by'], body: 'return start * by;', flavour: 'plain' },
  { name: 'finish', parameters: ['middle', 'start'], body: `${WAITS} return middle + start;`, flavour: 'async' },
] as const satisfies readonly Helper[]

/** What the functions of `helpers.ts` do: statements, of `twice` an expression. */
export const HELPER_BODIES: Readonly<Record<string, string>> = {
  twice: 'value * 2',
  ...Object.fromEntries([...Object.values(STEPS), ...NESTED].map(({ name, body }) => [name, body])),
}

/** The file `helpers.ts` of a random program. */
export function helpersText(bodies: Readonly<Record<string, string>>): string {
  return `export interface Item { id: number; items: number[]; inner: { name: string } }
export const twice = (value: number): number => ${bodies.twice}
${[...Object.values(STEPS), ...NESTED].map((one) => helperText(one, bodies[one.name] ?? one.body)).join('\n')}
`
}

function helperText({ name, parameters, flavour }: Helper, body: string): string {
  const list = parameters.map((one) => `${one}: number`).join(', ')
  return flavour === 'async'
    ? `export async function ${name}(${list}): Promise<number> { ${body} }`
    : `export function ${name}(${list}): number { ${body} }`
}
