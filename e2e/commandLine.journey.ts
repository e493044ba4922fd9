import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from './fixtures.ts'
import { HELLO_WORLD } from './helloWorld.ts'
import { expectNumbers } from './numbers.ts'

const run = promisify(execFile)

for (const adapter of ['workers', 'simple'] as const) {
  test(`the command line gives hello world’s numbers with the ${adapter} adapter`, async () => {
    const outputs = Object.keys(HELLO_WORLD)
    const { stdout } = await run(process.execPath, [
      'bin/dagwright.js',
      'run',
      'public/examples/hello-world',
      ...['--outputs', outputs.join(',')],
      ...['--adapter', adapter],
      ...['--format', 'json'],
    ])
    const result = JSON.parse(stdout) as Record<string, (number | null)[]>
    expect(Object.keys(result)).toEqual(outputs)
    for (const [name, expected] of Object.entries(HELLO_WORLD)) {
      expectNumbers(
        (result[name] ?? []).map((value) => value ?? Number.NaN),
        expected,
      )
    }
  })
}
