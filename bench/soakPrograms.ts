/** Ways in which a function takes its worker with it, or never ends. */
export const WAYS = [
  { name: 'kill', ends: 'failed', body: 'Object.getPrototypeOf(globalThis).close.call(globalThis); for (;;) await 0' },
  { name: 'hang', ends: 'idle', body: 'for (;;) if (x < 0) return x' },
  {
    name: 'exhaust',
    ends: 'failed',
    body: 'const all: ArrayBuffer[] = []; for (;;) all.push(new ArrayBuffer(2 ** 33 * x))',
  },
  { name: 'never', ends: 'idle', body: 'await new Promise(() => {}); return x' },
  { name: 'thrown', ends: 'failed', body: 'if (x > 0) throw 7; return x' },
] as const

export function waysModule(): string {
  const ways = WAYS.map(({ name, body }) => `export async function ${name}(x: number): Promise<number> { ${body} }`)
  return `${ways.join('\n')}\nexport function fine(x: number): number { return x + 41 }\n`
}

/** Uses up the memory of its process. */
export const GREEDY = `export function greedy(x: number): number { const all: unknown[] = []; for (;;) all.push({ x, all: [x] }) }
export function fine(x: number): number { return x + 41 }
`

export const MANY = 10_000

export const MANY_FAILING = 100

/** Chains of ten; the last one of each tenth chain fails. */
export function manyModule(count = MANY): string {
  const nodes: string[] = []
  for (let at = 0; at < count; at++) {
    const takes = at % 10 === 0 ? '' : `n${at - 1}: number`
    const value = at % 10 === 0 ? '1' : `n${at - 1} + 1`
    const body = at % 100 === 99 ? `if (${value} > 0) throw new Error('n${at}'); return 0` : `return ${value}`
    nodes.push(`export function n${at}(${takes}): number { ${body} }`)
  }
  return `${nodes.join('\n')}\n`
}
