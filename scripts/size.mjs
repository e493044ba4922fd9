/** What a first visit loads, gzipped, against the budgets, and which bundles must not hold the compiler. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { ROOT } from './ready.mjs'

const KB = 1000
const BUDGETS = { page: 190 * KB, kernel: 105 * KB }
/** Names that the compiler's bundle holds and nothing else does. */
const COMPILER_MARKS = ['createLanguageService', 'getPreEmitDiagnostics', 'transpileModule']

/** The compiler's own bundle, and the formatter's, which holds TypeScript's parser. */
const OWN_PARSER = /^(?:analyzer|format\.worker)-/

/** One check a budget and a bundle: `{ title, ok, detail }`. */
export async function checkSizes(folder = join(ROOT, 'dist')) {
  const first = await firstLoad(folder)
  const assets = await readdir(join(folder, 'assets'))
  const kernels = assets.filter((name) => /^kernel-.*\.js$/.test(name)).map((name) => `assets/${name}`)
  const others = assets.filter((name) => name.endsWith('.js') && !OWN_PARSER.test(name)).map((name) => `assets/${name}`)
  return [
    await checkBudget(folder, 'page, first load', first, BUDGETS.page),
    await checkBudget(folder, 'kernel', kernels, BUDGETS.kernel),
    await checkNoCompiler(
      folder,
      'page and its lazy parts',
      others.filter((name) => !kernels.includes(name)),
    ),
    await checkNoCompiler(folder, 'kernel', kernels),
  ]
}

async function checkBudget(folder, title, files, most) {
  let bytes = 0
  for (const file of files) bytes += gzipSync(await readFile(join(folder, file)), { level: 9 }).length
  const detail = `${(bytes / KB).toFixed(1)} kB of at most ${most / KB} kB gzipped`
  return { title, ok: files.length > 0 && bytes <= most, detail }
}

async function checkNoCompiler(folder, title, files) {
  const found = []
  for (const file of files) {
    const text = await readFile(join(folder, file), 'utf8')
    if (COMPILER_MARKS.some((mark) => text.includes(mark))) found.push(file)
  }
  return { title: `no compiler in the ${title}`, ok: found.length === 0 && files.length > 0, detail: found.join(', ') }
}

/** index.html, the scripts and styles that it names, and what those scripts import statically. */
async function firstLoad(folder) {
  const html = await readFile(join(folder, 'index.html'), 'utf8')
  const named = html.matchAll(/<(?:script[^>]*src|link[^>]*rel="(?:stylesheet|modulepreload)"[^>]*href)="\.\/([^"]+)"/g)
  const waiting = Array.from(named, ([, path]) => path)
  const files = new Set(['index.html'])
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (files.has(path)) continue
    files.add(path)
    if (!path.endsWith('.js')) continue
    const text = await readFile(join(folder, path), 'utf8')
    for (const [, other] of text.matchAll(
      /(?:^|[;}\s])(?:import|export)\s*(?:[\w$*{},\s]+\bfrom\s*|[{*][^'"]*\bfrom\s*)?["']\.\/([^"']+\.js)["']/g,
    )) {
      waiting.push(`assets/${other}`)
    }
  }
  return [...files]
}
