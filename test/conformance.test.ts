import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Case } from './case.ts'
import { runCase } from './runCase.ts'

const AREAS = [
  'execution',
  'graph',
  'introspection',
  'lifecycle-cache-validators',
  'modifiers',
  'parallel',
  'results',
  'typescript',
]

for (const area of AREAS) {
  const cases: Case[] = JSON.parse(readFileSync(new URL(`conformance/${area}.json`, import.meta.url), 'utf8'))
  describe(area, () => {
    for (const one of cases) {
      test(`${one.id}: ${one.title}`, { timeout: 180_000 }, async () => {
        expect(await runCase(one)).toEqual([])
      })
    }
  })
}
