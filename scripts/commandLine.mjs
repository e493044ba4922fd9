/** Builds the command line beside `bin/dagwright.js`, where its sources are newer: it is TypeScript, and Node 20 runs none. */
import { mkdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { isStale, ROOT } from './ready.mjs'

const FOLDER = join(ROOT, 'build/cli')
export const COMMAND_LINE = join(FOLDER, 'main.js')

export async function buildCommandLine() {
  if (
    !(await isStale('build/cli/main.js', [
      'src/engine',
      'src/cli',
      'src/vitePlugin',
      'vite',
      'vite.cli.config.ts',
      'package-lock.json',
    ]))
  )
    return
  const { build } = await import('vite')
  // Built aside and put into place whole: another process may be reading the old one.
  const aside = join(ROOT, `build/cli-${process.pid}`)
  await mkdir(aside, { recursive: true })
  await build({ root: ROOT, configFile: join(ROOT, 'vite.cli.config.ts'), logLevel: 'error', build: { outDir: aside } })
  const old = join(ROOT, `build/cli-old-${process.pid}`)
  await rename(FOLDER, old).catch(() => undefined)
  // Where another process was faster, its build is as good.
  await rename(aside, FOLDER).catch(() => rm(aside, { recursive: true, force: true }))
  await rm(old, { recursive: true, force: true })
}
