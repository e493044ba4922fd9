type Pair = readonly [string, string]

export interface Wanted {
  /** Exactly one entry with the status `ok`. */
  readonly ranOnce?: readonly string[]
  /** No entry with `ok` or `failed`. */
  readonly notRan?: readonly string[]
  /** These started in this order. */
  readonly order?: readonly string[]
  readonly status?: Readonly<Record<string, string>>
  readonly reasons?: Readonly<Record<string, string>>
  /** Pairs that ran at the same time. */
  readonly overlap?: readonly Pair[]
  /** Pairs of which the first ended before the second began. */
  readonly sequence?: readonly Pair[]
  readonly workersDiffer?: readonly Pair[]
  /** The node of the greatest duration. */
  readonly longest?: string
}

/** The file of `--report`, as far as the cases look at it. */
export interface Report {
  readonly nodes: readonly Entry[]
}

interface Entry {
  readonly name: string
  readonly status: string
  readonly start: number
  readonly duration: number
  readonly worker: number | null
  readonly reason: string
}

/** Clocks of two threads differ a little. */
const SLACK = 0.05

export function compareReport(wanted: Wanted, report: Report | null): string[] {
  const nodes = report?.nodes ?? []
  return [...compareStatus(wanted, nodes), ...compareTimes(wanted, nodes)]
}

function compareStatus(wanted: Wanted, nodes: readonly Entry[]): string[] {
  const of = (name: string) => nodes.filter((node) => node.name === name)
  const ran = (name: string) => of(name).some((node) => node.status === 'ok' || node.status === 'failed')
  const wrong: string[] = []
  for (const name of wanted.ranOnce ?? [])
    if (of(name).filter((node) => node.status === 'ok').length !== 1) wrong.push(`${name} did not run once`)
  for (const name of wanted.notRan ?? []) if (ran(name)) wrong.push(`${name} ran`)
  for (const [name, status] of Object.entries(wanted.status ?? {}))
    if (of(name)[0]?.status !== status) wrong.push(`${name} is ${of(name)[0]?.status}`)
  for (const [name, text] of Object.entries(wanted.reasons ?? {}))
    if (!of(name)[0]?.reason.includes(text)) wrong.push(`${name}'s reason lacks ${text}`)
  return wrong
}

function compareTimes(wanted: Wanted, nodes: readonly Entry[]): string[] {
  const at = (name: string) => nodes.findIndex((node) => node.name === name)
  const holds = (pair: Pair, test: (one: Entry, other: Entry) => boolean) => {
    const [one, other] = [nodes[at(pair[0])], nodes[at(pair[1])]]
    return one !== undefined && other !== undefined && test(one, other)
  }
  const failing = (pairs: readonly Pair[] = [], what: string, test: (one: Entry, other: Entry) => boolean) =>
    pairs.filter((pair) => !holds(pair, test)).map((pair) => `${pair.join(' and ')} ${what}: ${JSON.stringify(nodes)}`)
  const wrong = [
    ...failing(wanted.overlap, 'do not overlap', (a, b) => a.start < endOf(b) && b.start < endOf(a)),
    ...failing(wanted.sequence, 'are not in sequence', (a, b) => endOf(a) <= b.start + SLACK * a.duration),
    ...failing(wanted.workersDiffer, 'share a worker', (a, b) => a.worker !== b.worker),
  ]
  const starts = (wanted.order ?? []).map(at)
  if (starts.some((place, index) => place < 0 || place < (starts[index - 1] ?? -1)))
    wrong.push(`order ${nodes.map((node) => node.name)}`)
  const [longest] = [...nodes].sort((a, b) => b.duration - a.duration)
  if (wanted.longest !== undefined && longest?.name !== wanted.longest) wrong.push(`the longest is ${longest?.name}`)
  return wrong
}

function endOf({ start, duration }: Entry): number {
  return start + duration
}
