import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type Case, runCase } from './runCase.ts'

/** Cases that need a modifier which the engine does not have yet. */
const LATER = new Set(['ts-19-deep-namespaces'])

for (const area of ['graph', 'execution', 'results', 'typescript']) {
  const cases: Case[] = JSON.parse(readFileSync(new URL(`conformance/${area}.json`, import.meta.url), 'utf8'))
  describe(area, () => {
    for (const one of cases.filter(({ id }) => !LATER.has(id))) {
      test(`${one.id}: ${one.title}`, { timeout: 60_000 }, async () => {
        expect(await runCase(one)).toEqual([])
      })
    }
  })
}
