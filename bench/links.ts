import libs from 'virtual:dagwright-libs'
import { type Compiler, createCompiler } from '../src/engine/analyze/compiler.ts'
import { createLibraryReader } from '../src/engine/analyze/library.ts'
import { readModule } from '../src/engine/analyze/readModule.ts'
import { createTypeRegistry } from '../src/engine/analyze/typeRegistry.ts'
import { type LinkRequest, link } from '../src/engine/link/link.ts'
import { layeredModule } from './programs.ts'
import { againstBudget, measure, median, type Row } from './row.ts'

/** Linking 5,000 analysed functions over ten modules, and linking anew after an edit of one of them. */
export async function benchLinks(): Promise<Row[]> {
  const compiler = createCompiler(libs)
  const lines = layeredModule(5000, 100).trim().split('\n')
  const files = Array.from({ length: 10 }, (_, at) => ({
    path: `m${at}.ts`,
    text: `${lines.slice(at * 500, at * 500 + 500).join('\n')}\n`,
  }))
  const request = read(compiler, files)
  const first = await measure(1, () => link(request))
  const again: number[] = []
  for (let edit = 0; edit < 25; edit++) {
    const [one, ...others] = files
    const edited = read(compiler, [
      { path: 'm0.ts', text: one?.text.replace('x + 3 ', `x + 3${edit} `) ?? '' },
      ...others,
    ])
    again.push(await measure(1, () => link(edited)))
  }
  return [
    againstBudget('link 5,000 analysed functions, the first time', first, 'ms', 50),
    againstBudget('link them again after an edit of one', median(again.slice(5)), 'ms', 15),
  ]
}

function read(compiler: Compiler, files: readonly { readonly path: string; readonly text: string }[]): LinkRequest {
  const checked = compiler.update(files)
  const oracle = createTypeRegistry(checked.program, checked.checker)
  const reader = createLibraryReader(checked, oracle)
  const seen = new Set<string>()
  const modules = files.flatMap((file) => readModule(file.path, reader, seen))
  return { modules, library: reader.finish().library, config: {}, oracle }
}
