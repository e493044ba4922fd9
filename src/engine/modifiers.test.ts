import { asyncProperty, assert as check, integer } from 'fast-check'
import { expect, test } from 'vitest'
import { analyzed } from './testing/analyzed.ts'
import { ran } from './testing/ran.ts'
import { createRandom } from './testing/random.ts'
import { randomModified } from './testing/randomModified.ts'

const AUTHOR = `import { checkOutput, decorate, extractFields, inject, parameterize, source, tag, tagOutputs, unpackFields, value } from 'dagwright'`

test('modifiers in any order make the nodes, tags and values that a naive reading of them gives', async () => {
  await check(
    asyncProperty(integer(), async (seed) => {
      const random = createRandom(seed)
      const functions = Array.from({ length: 6 }, (_, at) => randomModified(`f${at}`, random))
      const text = [AUTHOR, ...functions.map((one) => one.text)].join('\n')
      const inputs = Object.assign({}, ...functions.map((one) => one.inputs))
      const { graph } = analyzed(text)
      expect(graph.problems).toEqual([])
      expect(
        new Map(graph.nodes.filter((node) => node.kind === 'function').map((node) => [node.name, node.tags])),
      ).toEqual(new Map(functions.flatMap((one) => [...one.tags])))
      const values = new Map(functions.flatMap((one) => [...one.values]))
      expect(await ran(text, [...values.keys()], { inputs })).toEqual(Object.fromEntries(values))
    }),
    { numRuns: 40 },
  )
})
