import { mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'

export interface TemporaryProject {
  readonly folder: string
  write(files: Readonly<Record<string, string>>): Promise<void>
  dispose(): void
}

/** A project in a temporary folder that has this package, as npm would have linked it. */
export async function createProject(files: Readonly<Record<string, string>>): Promise<TemporaryProject> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'dagwright-')))
  const project: TemporaryProject = {
    folder,
    async write(more) {
      for (const [path, text] of Object.entries(more)) {
        await mkdir(dirname(join(folder, path)), { recursive: true })
        await writeFile(join(folder, path), text)
      }
    },
    dispose: () => rmSync(folder, { recursive: true, force: true }),
  }
  await project.write({ 'package.json': '{ "type": "module" }', ...files })
  await mkdir(join(folder, 'node_modules'))
  symlinkSync(resolve('.'), join(folder, 'node_modules/dagwright'), 'dir')
  return project
}
