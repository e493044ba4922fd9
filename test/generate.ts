/** A module too long to write down: a chain of functions, or a fan of them under sums. */
export interface Generated {
  readonly kind: 'chain' | 'fan'
  readonly n: number
  readonly prefix?: string
  readonly step?: number
  readonly group?: number
}

export function generate(wanted: Generated): string {
  return wanted.kind === 'chain' ? chain(wanted) : fan(wanted)
}

function chain({ n, prefix = 'c', step = 1 }: Generated): string {
  return upTo(n)
    .map((at) => {
      const before = at === 0 ? 'x' : `${prefix}${at - 1}`
      return fn(`${prefix}${at}`, [before], `${before} + ${step}`)
    })
    .join('')
}

function fan({ n, prefix = 'f', group = 100 }: Generated): string {
  const leaves = upTo(n).map((at) => fn(`${prefix}${at}`, ['x'], `x + ${at}`))
  const sums = upTo(Math.ceil(n / group)).map((at) => {
    const names = upTo(n)
      .slice(at * group, (at + 1) * group)
      .map((one) => `${prefix}${one}`)
    return fn(`sum${at}`, names, names.join(' + '))
  })
  const names = sums.map((_, at) => `sum${at}`)
  return [...leaves, ...sums, fn('total', names, names.join(' + '))].join('')
}

function fn(name: string, parameters: readonly string[], body: string): string {
  const list = parameters.map((one) => `${one}: number`).join(', ')
  return `export function ${name}(${list}): number { return ${body} }\n`
}

function upTo(n: number): number[] {
  return Array.from({ length: n }, (_, at) => at)
}
