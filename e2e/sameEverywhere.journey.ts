import { execFile } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { DEFAULT_SETTINGS, formatProjectFile, PROJECT_FILE, type ProjectSettings } from '../src/engine/page.ts'
import { type RandomProgram, randomProgram } from '../src/engine/testing/randomProgram.ts'
import { expect, test } from './fixtures.ts'
import { openProject } from './projects.ts'

const run = promisify(execFile)

const SEEDS = [7, 1234, 20260]

for (const seed of SEEDS) {
  test(`random program ${seed} gives the same in the page, under every adapter, as on the command line`, async ({
    workbench,
    site,
  }, info) => {
    const program = randomProgram({ seed, size: 40 })
    const [expected] = await Promise.all([
      runOnCommandLine(program, info.outputPath('program')),
      openProject(workbench, site.url, { files: program.files, settings: settingsOf(program) }),
    ])
    expect(Object.keys(expected)).toEqual(program.outputs)
    for (const adapter of ['3 workers', '2 workers', 'SimpleGraphAdapter']) {
      await workbench.chooseAdapter(adapter)
      await workbench.runToEnd()
      await expect(workbench.problems, adapter).toBeHidden()
      expect(JSON.parse(await workbench.downloadResult('JSON')), adapter).toEqual(expected)
    }
  })
}

async function runOnCommandLine(program: RandomProgram, folder: string): Promise<Record<string, unknown>> {
  const settings = { ...DEFAULT_SETTINGS, ...settingsOf(program), adapter: { kind: 'simple' } } as const
  for (const { path, text } of [...program.files, { path: PROJECT_FILE, text: formatProjectFile(settings) }]) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), text)
  }
  const { stdout } = await run(process.execPath, ['bin/dagwright.js', 'run', folder, '--format', 'json'])
  return JSON.parse(stdout)
}

function settingsOf({ modules, inputs, outputs }: RandomProgram): Partial<ProjectSettings> {
  return {
    modules,
    inputs: Object.fromEntries(Object.entries(inputs).map(([name, value]) => [name, { kind: 'json', value }])),
    outputs,
    adapter: { kind: 'workers', workers: 3 },
  }
}
