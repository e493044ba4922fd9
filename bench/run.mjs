import { writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'

// `npm run bench [-- --json FILE] [-- --only engine|page|bigFiles]`
const args = process.argv.slice(2)
const option = (name) => (args.includes(name) ? args[args.indexOf(name) + 1] : null)

await build({ configFile: 'bench/vite.config.ts', logLevel: 'error' })
const { benchmarks } = await import(pathToFileURL('build/bench/benchmarks.js').href)
/** It takes some ten minutes. */
const ONLY_WHEN_ASKED = 'bigFiles'
const only = option('--only')
const rows = []
for (const [name, bench] of Object.entries(benchmarks)) {
  if (only ? only !== name : name === ONLY_WHEN_ASKED) continue
  process.stderr.write(`measuring: ${name}\n`)
  rows.push(...(await bench()))
}
console.table(
  Object.fromEntries(
    rows.map((row) => [
      row.name,
      {
        value: Number(row.value.toPrecision(3)),
        unit: row.unit,
        'floor or rival': row.rival,
        ratio: Number(row.ratio.toPrecision(3)),
      },
    ]),
  ),
)
if (option('--json')) writeFileSync(option('--json'), `${JSON.stringify(rows, null, 2)}\n`)
