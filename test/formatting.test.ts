import { asyncProperty, assert as check, integer, record } from 'fast-check'
import { expect, test } from 'vitest'
import { formatText } from '../app/format/formatText.ts'
import { analyzeHere } from '../src/engine/analyzeHere.ts'
import { EVERYTHING, randomProgram } from '../src/engine/testing/randomProgram.ts'

async function formatted(text: string): Promise<string> {
  const is = await formatText(text)
  if (!is.ok) throw new Error(is.reason)
  return is.text
}

test('formatting makes no node of any program run anew', { timeout: 60_000 }, () =>
  check(
    asyncProperty(record({ seed: integer(), size: integer({ min: 1, max: 12 }) }), async (one) => {
      const { files, modules, config } = randomProgram({ ...EVERYTHING, overrides: 0, ...one })
      const after = await Promise.all(files.map(async ({ path, text }) => ({ path, text: await formatted(text) })))
      const versionsOf = (texts: typeof files) =>
        analyzeHere({ files: texts, modules, config, versions: true }).versions
      expect(versionsOf(after)).toEqual(versionsOf(files))
      expect(await Promise.all(after.map(({ text }) => formatted(text)))).toEqual(after.map(({ text }) => text))
    }),
    { numRuns: 8 },
  ),
)
