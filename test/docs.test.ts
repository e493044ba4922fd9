import { describe, expect, test } from 'vitest'
import * as engine from '../src/engine/index.ts'
import { runSnippets } from './docSnippets.ts'

/** The pages whose code runs without a build, and how many values they promise. */
const PAGES: Readonly<Record<string, number>> = { 'driver.md': 24, 'adapters.md': 7, 'lifecycle.md': 14 }

describe('the code of a page runs, and gives what the page says', () => {
  for (const [page, promises] of Object.entries(PAGES)) {
    test(page, async () => {
      const checked = await runSnippets(page, { '../src/engine/index.ts': engine })
      for (const { text, actual, wanted } of checked) expect(actual, text).toEqual(wanted)
      expect(checked).toHaveLength(promises)
    })
  }
})
