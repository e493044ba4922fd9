import 'fake-indexeddb/auto'
import { array, assert as assertAll, asyncProperty } from 'fast-check'
import { expect, test } from 'vitest'
import { add, clear, load } from '../app/cacheStorage.ts'
import { enterProject } from '../app/projectId.ts'
import { analyzeHere } from '../src/engine/analyzeHere.ts'
import { createHoldings } from '../src/engine/kernel/holdings.ts'
import { createKernelCache } from '../src/engine/kernel/kernelCache.ts'
import { anyKind } from '../src/engine/testing/anyValue.ts'
import { createHandingOn, unchanged } from '../src/engine/testing/handedOn.ts'
import { helloWorld } from '../src/ui/testing/helloWorld.ts'

const COUNT = 8
const handOn = createHandingOn(COUNT)
const PROGRAM = analyzeHere({ files: [], modules: [], config: {}, versions: true })

test('V16: a value of any kind is what it was out of what the page keeps from visit to visit', async () => {
  enterProject(helloWorld())
  await load()
  await assertAll(
    asyncProperty(array(anyKind(), { minLength: COUNT, maxLength: COUNT }), async (values) => {
      await clear(false)
      const [before, after] = [createKernelCache(createHoldings()), createKernelCache(createHoldings())]
      expect((await handOn(values, 1, before.adapters(PROGRAM))).arrived).toEqual(unchanged(values))
      await add(await before.take())
      await after.restore(await load())
      const { arrived, isKept } = await handOn(values, 2, after.adapters(PROGRAM))
      expect(arrived).toEqual(unchanged(values))
      expect(isKept).toBe(true)
    }),
    { numRuns: Number(process.env.TRIPS ?? 3) },
  )
})
