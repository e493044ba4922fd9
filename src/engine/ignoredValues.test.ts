import fc from 'fast-check'
import { expect, test } from 'vitest'
import { analyzeHere } from './analyzeHere.ts'
import { Driver } from './driver.ts'
import { CacheAdapter } from './lifecycle/CacheAdapter.ts'
import type { RunEvent } from './model/event.ts'
import { foldEvents } from './model/runState.ts'
import { PACKAGES } from './packages.ts'

/** Adds up what it takes, and a number of its own. Those that are ignored take the input alone. */
interface Fn {
  readonly needs: readonly number[]
  readonly own: number
  readonly isIgnored: boolean
}

/** Some functions, each of which takes some before it, and which one gets another number of its own before each run. */
const histories = fc.record({
  fns: fc
    .array(fc.record({ needs: fc.array(fc.nat(6), { maxLength: 3 }), own: fc.nat(9), isIgnored: fc.boolean() }), {
      minLength: 2,
      maxLength: 7,
    })
    .map((all) =>
      all.map(({ needs, ...fn }, at): Fn => {
        const known = [...new Set(needs.map((need) => need % Math.max(1, at)))]
        return { ...fn, needs: at === 0 || fn.isIgnored ? [] : known }
      }),
    ),
  edits: fc.array(fc.nat(6), { minLength: 1, maxLength: 5 }),
})

function textOf(fns: readonly Fn[]): string {
  const texts = fns.map(({ needs, own, isIgnored }, at) => {
    const from = ['x', ...needs.map((need) => `n${need}`)]
    const fn = `(${from.map((name) => `${name}: number`).join(', ')}): number => ${from.join(' + ')} + ${own}`
    return `export const n${at} = ${isIgnored ? `decorate(cache({ behavior: 'ignore' }), ${fn})` : fn}`
  })
  return `import { cache, decorate } from 'dagwright'\n${texts.join('\n')}\n`
}

/** What a cache that leaves out what is ignored gives of all functions, and which of the others it runs. */
function createOracle() {
  const kept = new Map<string, number>()
  return (fns: readonly Fn[], x: number) => {
    const values: number[] = []
    const ran: string[] = []
    for (const [at, { needs, own, isIgnored }] of fns.entries()) {
      const taken = needs.map((need) => (fns[need]?.isIgnored ? null : values[need]))
      const key = JSON.stringify([at, own, needs, x, taken])
      const known = isIgnored ? undefined : kept.get(key)
      const value = known ?? needs.reduce((sum, need) => sum + (values[need] ?? 0), x + own)
      values.push(value)
      if (!isIgnored) kept.set(key, value)
      if (!isIgnored && known === undefined) ran.push(`n${at}`)
    }
    return { values, ran }
  }
}

test('what is ignored is left out of what others are kept under: nothing else runs again, and the rest is as it was kept', async () => {
  await fc.assert(
    fc.asyncProperty(histories, async ({ fns, edits }) => {
      const cache = new CacheAdapter()
      const expectRun = createOracle()
      let now: readonly Fn[] = fns
      for (const edit of [null, ...edits]) {
        now = now.map((fn, at) => (at === edit ? { ...fn, own: fn.own + 1 } : fn))
        const files = [{ path: 'm.ts', text: textOf(now) }]
        const program = analyzeHere({ files, modules: ['m.ts'], config: {}, versions: true })
        const driver = Driver.fromGraph(program, { packages: PACKAGES, adapters: [cache] })
        const outputs = now.map((_, at) => `n${at}`)
        const events: RunEvent[] = []
        const onEvent = (event: RunEvent) => void events.push(event)
        const { result } = await driver.run({ outputs, inputs: { x: 1 }, overrides: {} }, { onEvent })
        const { values, ran } = expectRun(now, 1)
        expect(result).toEqual(Object.fromEntries(outputs.map((name, at) => [name, values[at]])))
        const nodes = foldEvents(null, events)?.nodes
        const others = outputs.filter((_, at) => !now[at]?.isIgnored)
        expect(others.filter((name) => nodes?.get(name)?.status === 'ok')).toEqual(ran)
      }
    }),
    { numRuns: 30 },
  )
})
