/** The package as `npm pack` takes it: `build/cli` (all code) and `build/types` (declarations of what the entries export). */
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { buildCommandLine } from './commandLine.mjs'
import { isStale, ROOT } from './ready.mjs'

const TYPES = join(ROOT, 'build/types')
const SOURCES = join(ROOT, 'src')
const ENTRIES = ['engine/index.ts', 'engine/browser.ts', 'vitePlugin/index.ts']

export async function buildPackage() {
  await buildCommandLine()
  await buildDeclarations()
}

/** File by file, as far as the entries reach: exported names say their types themselves. */
async function buildDeclarations() {
  if (!(await isStale('build/types/engine/index.d.ts', ['src/engine', 'src/vitePlugin', 'scripts/package.mjs']))) return
  const { default: ts } = await import('typescript')
  const files = new Map([['vitePlugin/client.d.ts', await readFile(join(SOURCES, 'vitePlugin/client.d.ts'), 'utf8')]])
  const waiting = [...ENTRIES]
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    const target = path.replace(/\.ts$/, '.d.ts')
    if (files.has(target)) continue
    const text = declarationOf(path, await readFile(join(SOURCES, path), 'utf8'), ts)
    files.set(target, text.replace(/(from |import\()(['"]\..*?)\.ts(['"])/g, '$1$2.js$3'))
    for (const { fileName } of ts.preProcessFile(text).importedFiles) {
      if (fileName.startsWith('.')) waiting.push(relative(SOURCES, join(SOURCES, dirname(path), fileName)))
    }
  }
  await writeAll(files)
}

function declarationOf(path, text, ts) {
  const { outputText, diagnostics = [] } = ts.transpileDeclaration(text, {
    fileName: path,
    reportDiagnostics: true,
    compilerOptions: { strict: true, target: ts.ScriptTarget.ES2022, stripInternal: true },
  })
  const [first] = diagnostics
  if (!first) return outputText
  const line = text.slice(0, first.start).split('\n').length
  throw new Error(`src/${path}:${line}: ${ts.flattenDiagnosticMessageText(first.messageText, '\n')}`)
}

/** Built aside and put into place whole: another process may be reading the old ones. */
async function writeAll(files) {
  const aside = `${TYPES}-${process.pid}`
  for (const [path, text] of files) {
    await mkdir(dirname(join(aside, path)), { recursive: true })
    await writeFile(join(aside, path), text)
  }
  await rm(TYPES, { recursive: true, force: true })
  await rename(aside, TYPES).catch(() => rm(aside, { recursive: true, force: true }))
}

if (process.argv[1] === import.meta.filename) await buildPackage()
