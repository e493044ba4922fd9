import { pathToFileURL } from 'node:url'
import { build } from 'vite'

// `npm run soak [-- --only deaths|many|greedy] [-- --rounds N]`, after `npm run build`. Fails where a run does not end as it should, or where
// more workers live after a round than after the third.
const option = (name) => (process.argv.includes(name) ? process.argv[process.argv.indexOf(name) + 1] : undefined)
const rounds = Number(option('--rounds') ?? 50)

await build({ configFile: 'bench/vite.config.ts', logLevel: 'error' })
const { soak, SOAKS } = await import(pathToFileURL('build/bench/soak.js').href)
for (const name of Object.keys(SOAKS)) {
  if (option('--only') && option('--only') !== name) continue
  const rows = []
  await soak(name, rounds, (row) => {
    rows.push(row)
    console.log(
      Object.entries(row)
        .map((entry) => entry.join(' '))
        .join(', '),
    )
  })
  const most = Math.max(...rows.slice(0, 3).map(({ workers }) => workers))
  const last = rows.at(-1)?.workers ?? 0
  if (last > most) throw new Error(`${name}: ${last} workers live after ${rounds} rounds, ${most} did after three`)
}
