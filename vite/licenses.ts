import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'

/** Gathers the packages of every bundle (page, kernel, workers) and writes their licences beside them. */
export interface Licenses {
  /** For bundles that are built on the side. */
  collect(): Plugin
  /** For the page's build, which ends last. */
  write(fileName: string): Plugin
}

export function createLicenses(): Licenses {
  const folders = new Set<string>()
  const add = (ids: Iterable<string>) => {
    for (const id of ids) {
      const folder = packageFolder(id)
      if (folder) folders.add(folder)
    }
  }
  return {
    collect: () => ({
      name: 'dagwright:collect-licenses',
      generateBundle() {
        add(this.getModuleIds())
      },
    }),
    write: (fileName) => ({
      name: 'dagwright:licenses',
      generateBundle() {
        add(this.getModuleIds())
        this.emitFile({ type: 'asset', fileName, source: format([...folders].sort()) })
      },
    }),
  }
}

/** `/x/node_modules/@a/b/dist/c.js` -> `/x/node_modules/@a/b`. */
export function packageFolder(id: string): string | null {
  return /^\0?(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(id)?.[1] ?? null
}

function format(folders: readonly string[]): string {
  const parts = folders.map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
    return `## ${name} ${version} (${license})\n\n${licenseText(folder)}`
  })
  return `# Licences of the packages in this site\n\n${parts.join('\n\n')}\n`
}

function licenseText(folder: string): string {
  const file = readdirSync(folder).find((name) => /^(licen[cs]e|copying)/i.test(name))
  return file ? readFileSync(join(folder, file), 'utf8').trim() : 'The package has no licence file of its own.'
}
