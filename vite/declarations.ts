import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix, resolve } from 'node:path'
import ts from 'typescript'
import { packageExports } from './packageExports.ts'

/** What the compiler in the analyzer sees: path in its virtual file system -> text. */
export type Declarations = Record<string, string>

/** The compiler's libraries, the sandbox's own, and the packages that a module may import. */
export function collectDeclarations(root: string): Declarations {
  const files = {
    ...compilerLibraries(root),
    ...ownLibrary(root),
    ...packageTypes(root, 'arquero', 'arquero'),
    ...packageTypes(root, '@uwdata/flechette', '@uwdata/flechette'),
    ...packageTypes(root, '@types/d3-array', 'd3-array'),
    ...authorTypes(root),
  }
  const exported = ['dagwright', 'arquero', 'd3-array'].map((name) => [name, packageExports(files, name)])
  return { ...files, '/packages/exports.json': JSON.stringify(Object.fromEntries(exported)) }
}

/** ES2022 and what it refers to: no DOM. */
function compilerLibraries(root: string): Declarations {
  const folder = join(root, 'node_modules/typescript/lib')
  const out: Declarations = {}
  const waiting = ['lib.es2022.d.ts']
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (out[`/lib/${name}`] !== undefined) continue
    const text = readFileSync(join(folder, name), 'utf8')
    out[`/lib/${name}`] = shortened(text)
    for (const reference of ts.preProcessFile(text).libReferenceDirectives)
      waiting.push(`lib.${reference.fileName}.d.ts`)
  }
  return out
}

/** What the sandbox's workers have beyond ECMAScript. */
function ownLibrary(root: string): Declarations {
  return { '/lib/lib.dagwright.d.ts': readFileSync(join(root, 'src/engine/author/sandbox.d.txt'), 'utf8') }
}

/** A package's declarations as far as its entry reaches, under the name by which modules import it. */
function packageTypes(root: string, installed: string, name: string): Declarations {
  const folder = join(root, 'node_modules', installed)
  // A package.json is JSON that npm has checked.
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { types: string; version: string }
  const entry = posix.normalize(manifest.types)
  const target = `/node_modules/${name}`
  const out: Declarations = {
    [`${target}/package.json`]: JSON.stringify({ name, version: manifest.version, types: `./${entry}` }),
  }
  const waiting = [entry]
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (out[`${target}/${path}`] !== undefined) continue
    const text = readFileSync(join(folder, path), 'utf8')
    out[`${target}/${path}`] = shortened(text)
    for (const { fileName } of ts.preProcessFile(text).importedFiles) {
      if (fileName.startsWith('.'))
        waiting.push(posix.join(posix.dirname(path), fileName.replace(/(\.[jt]s)?$/, '.d.ts')))
    }
  }
  return out
}

/** `'dagwright'` as a module sees it, from its source. */
function authorTypes(root: string): Declarations {
  const folder = join(root, 'src/engine/author')
  const target = '/node_modules/dagwright'
  const out: Declarations = { [`${target}/package.json`]: JSON.stringify({ name: 'dagwright', types: './index.d.ts' }) }
  for (const file of readdirSync(folder)) {
    if (!/^[^.]+\.ts$/.test(file)) continue
    const { outputText, diagnostics } = ts.transpileDeclaration(readFileSync(join(folder, file), 'utf8'), {
      fileName: file,
      reportDiagnostics: true,
      compilerOptions: { strict: true, target: ts.ScriptTarget.ES2022 },
    })
    const [first] = diagnostics ?? []
    if (first) throw new Error(`${file}: ${ts.flattenDiagnosticMessageText(first.messageText, '\n')}`)
    out[`${target}/${file.replace(/\.ts$/, '.d.ts')}`] = outputText.replace(/(from ['"]\..*?)\.ts(['"])/g, '$1.js$2')
  }
  return out
}

/** With no more of its comments than the first sentence of each name's docs: the rest is two thirds of the text. */
function shortened(text: string): string {
  const references = text.match(/^\/\/\/ <reference (?:lib|path|types)=.*$/gm) ?? []
  const scanner = ts.createScanner(ts.ScriptTarget.Latest, false, ts.LanguageVariant.Standard, text)
  let out = ''
  for (let kind = scanner.scan(); kind !== ts.SyntaxKind.EndOfFileToken; kind = scanner.scan()) {
    const token = scanner.getTokenText()
    if (kind === ts.SyntaxKind.MultiLineCommentTrivia) out += summaryOf(token)
    else if (kind !== ts.SyntaxKind.SingleLineCommentTrivia) out += token
  }
  const lines = out.split(/\r?\n/).filter((line) => line.trim() !== '')
  return [
    ...references,
    ...lines.map((line) => line.replace(/^ +/, (spaces) => ' '.repeat(spaces.length / 4)).trimEnd()),
  ].join('\n')
}

const MOST_SUMMARY = 200

/** `/** Its first sentence. *\/`, without tags; nothing of a comment that is no documentation. */
function summaryOf(comment: string): string {
  if (!comment.startsWith('/**')) return ''
  const [prose = ''] = comment
    .slice(3, -2)
    .replace(/^\s*\*[ \t]?/gm, '')
    .trim()
    .split(/^\s*@|\n\s*\n/m)
  const text = prose
    .replace(/\{@link\s+([^}|]+)[^}]*\}/g, '$1')
    .replace(/\s+/g, ' ')
    .trim()
  const sentence = /^.*?[.!?](?=\s|$)/.exec(text)?.[0] ?? text
  return sentence === '' || sentence.length > MOST_SUMMARY ? '' : `/** ${sentence} */`
}

/** The files that `collectDeclarations` may change with while developing. */
export function declarationSources(root: string): string[] {
  const folder = join(root, 'src/engine/author')
  return readdirSync(folder).map((file) => resolve(dirname(join(folder, file)), file))
}
