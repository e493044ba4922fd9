import { analyzeHere } from '../analyzeHere.ts'
import { Driver } from '../driver.ts'
import type { Adapter } from '../lifecycle/LifecycleAdapter.ts'
import type { RunEvent } from '../model/event.ts'
import { foldEvents } from '../model/runState.ts'
import { PACKAGES } from '../packages.ts'
import { pictureOf } from './pictureOf.ts'

/** Of each value that is given: two functions that hand it on, which take their time, and one that takes what both gave. */
function handingText(count: number): string {
  const functions = Array.from(
    { length: count },
    (_, at) => `export function left${at}(v${at}: unknown): unknown { spin(); return v${at} }
export function right${at}(v${at}: unknown): unknown { spin(); return v${at} }
export function both${at}(left${at}: unknown, right${at}: unknown, salt: number): unknown { return [left${at}, right${at}, salt] }`,
  )
  return `function spin(): void { for (const end = performance.now() + 0.3; performance.now() < end; ); }
${functions.join('\n')}`
}

export interface HandedOn {
  /** Of each value a picture of it as it arrived: twice from functions before, and as what was given. */
  readonly arrived: readonly unknown[]
  /** Whether the functions that hand it on came from a cache, and those that take it ran. */
  readonly isKept: boolean
  /** How many functions took something that was made in another worker. */
  readonly moved: number
}

/** Programs that hand on so many values, analysed once. */
export function createHandingOn(count: number) {
  const file = { path: 'm.ts', text: handingText(count) }
  const program = analyzeHere({ files: [file], modules: [file.path], config: {}, versions: true })

  return async (values: readonly unknown[], salt: number, adapters: readonly Adapter[]): Promise<HandedOn> => {
    const driver = Driver.fromGraph(program, { packages: PACKAGES, adapters })
    const places = Array.from(values.keys())
    const outputs = places.flatMap((at) => [`left${at}`, `both${at}`])
    const events: RunEvent[] = []
    const inputs = Object.fromEntries([['salt', salt], ...values.map((value, at) => [`v${at}`, value])])
    const end = await driver.run({ outputs, inputs, overrides: {} }, { onEvent: (event) => events.push(event) })
    if (end.outcome !== 'ok') throw new Error(end.problems.map(({ message }) => message).join('\n'))
    const result = end.result as Readonly<Record<string, readonly unknown[]>>
    const nodes = foldEvents(null, events)?.nodes
    const statusOf = (name: string) => nodes?.get(name)?.status
    const workers = new Map(
      events.flatMap((event) => (event.kind === 'nodeStarted' ? [[event.node, event.worker] as const] : [])),
    )
    const isFar = (name: string, at: number) => workers.get(name) !== workers.get(`both${at}`)
    return {
      arrived: places.map((at) => {
        const [left, right, told] = result[`both${at}`] ?? []
        return told === salt ? [left, right, result[`left${at}`]].map(pictureOf) : null
      }),
      isKept: places.every((at) => statusOf(`left${at}`) === 'cached' && statusOf(`both${at}`) === 'ok'),
      moved: places.filter((at) => isFar(`left${at}`, at) || isFar(`right${at}`, at)).length,
    }
  }
}

/** What `createHandingOn` gives where each value arrives as it was. */
export function unchanged(values: readonly unknown[]): readonly unknown[] {
  return values.map((value) => Array(3).fill(pictureOf(value)))
}
