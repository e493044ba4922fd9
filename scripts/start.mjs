/** `npm start`: installs and builds what is missing or out of date, then serves the production build. `--port N` */
import { parseArgs } from 'node:util'
import { installPackages, isStale, localBin, ROOT, run } from './ready.mjs'
import { serve } from './serve.mjs'

const SOURCES = ['src', 'app', 'public', 'vite', 'index.html', 'vite.config.ts', 'package-lock.json']

const { values } = parseArgs({ options: { port: { type: 'string', default: '4173' } } })
try {
  await installPackages()
  if (await isStale('dist/index.html', SOURCES)) {
    console.log('Building the page…')
    await run(process.execPath, [localBin('vite/bin/vite.js'), 'build', '--logLevel', 'warn'])
  }
  const { url } = await serve({ folder: `${ROOT}/dist`, port: Number(values.port) })
  console.log(`\n  Dagwright is ready: ${url}\n\n  Press Ctrl-C to stop.`)
} catch (error) {
  console.error(error.message)
  process.exitCode = 1
}
