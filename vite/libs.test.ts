import libs from 'virtual:dagwright-libs'
import ts from 'typescript'
import { expect, test } from 'vitest'

/** Type-checks one module against nothing but the collected declarations, as the analyzer does. */
function check(text: string): { readonly problems: string[]; readonly typeOf: (name: string) => string } {
  const files: Record<string, string> = { ...libs, '/project/main.ts': text }
  const host: ts.CompilerHost = {
    fileExists: (path) => Object.hasOwn(files, path),
    readFile: (path) => files[path],
    directoryExists: (path) => Object.keys(files).some((file) => file.startsWith(`${path}/`)),
    getSourceFile: (path, options) => {
      const content = files[path]
      return content === undefined ? undefined : ts.createSourceFile(path, content, options)
    },
    getDefaultLibFileName: () => '/lib/lib.es2022.d.ts',
    getDefaultLibLocation: () => '/lib',
    getCurrentDirectory: () => '/project',
    getCanonicalFileName: (path) => path,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => '\n',
    writeFile: () => {},
  }
  const program = ts.createProgram({
    rootNames: ['/project/main.ts', '/lib/lib.dagwright.d.ts'],
    options: {
      strict: true,
      noEmit: true,
      skipLibCheck: true,
      types: [],
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      lib: ['lib.es2022.d.ts'],
    },
    host,
  })
  const checker = program.getTypeChecker()
  const source = program.getSourceFile('/project/main.ts')
  const exported = source && checker.getSymbolAtLocation(source)
  return {
    problems: ts.getPreEmitDiagnostics(program).map((one) => ts.flattenDiagnosticMessageText(one.messageText, '\n')),
    typeOf: (name) => {
      const symbol = exported && checker.getExportsOfModule(exported).find((one) => one.name === name)
      return symbol ? checker.typeToString(checker.getTypeOfSymbol(symbol)) : 'not exported'
    },
  }
}

test('the packages that a module may import have their types', () => {
  const { problems, typeOf } = check(`
    import { type ColumnTable, op, table } from 'arquero'
    import { mean } from 'd3-array'
    import { checkOutput, config, decorate, tag } from 'dagwright'
    export const rows: ColumnTable = table({ a: [1, 2] }).derive({ b: (d: { a: number }) => op.abs(d.a) })
    export const arrow = rows.toArrow()
    export const bytes = rows.toArrowIPC()
    export const middle = mean([1, 2, 3])
    export const half = decorate(tag({ owner: 'me' }), checkOutput({ range: [0, 1] }), (a: number) => a / 2)
    export const other = decorate(config.when({ region: 'us' }), function (price: number): number { return price })
  `)
  expect(problems).toEqual([])
  expect(typeOf('rows')).toBe('ColumnTable')
  expect(typeOf('arrow')).toBe('Table<TypeMap>')
  expect(typeOf('middle')).toBe('number | undefined')
  expect(typeOf('half')).toBe('(a: number) => number')
})

test('the library is that of the sandbox: ES2022 and a console, no DOM', () => {
  const { problems } = check(`
    export const last = [1, 2].at(-1)
    console.log(performance.now(), structuredClone(new Map()), new TextEncoder().encode('a'))
    setTimeout(() => {}, 10)
    fetch('/')
    document.title
    window.alert
  `)
  expect(problems).toHaveLength(3)
  expect(problems.join()).toMatch(/'fetch'.*'document'.*'window'/s)
})

test('an unknown package is not found', () => {
  expect(check(`import { sum } from 'lodash'; sum([1])`).problems.join()).toMatch(/Cannot find module 'lodash'/)
})

test('names of packages and of the language keep the first sentence of their docs, and no other comment', () => {
  const all = Object.entries(libs).filter(([path]) => path.endsWith('.d.ts') && !path.includes('dagwright'))
  const textOf = (end: string) => all.find(([path]) => path.endsWith(end))?.[1] ?? ''
  expect(textOf('lib.es5.d.ts')).toMatch(
    /\/\*\* Calls a defined callback function on each element of an array, [^\n]* \*\/\n map<U>\(/,
  )
  expect(textOf('ColumnTable.d.ts')).toMatch(/\/\*\* Rollup a table [^\n]* \*\/\n rollup\(/)
  const comments = all.flatMap(([, text]) => text.match(/\/\*[\s\S]*?\*\/|^\s*\/\/(?!\/ <reference).*$/gm) ?? [])
  expect(comments.filter((one) => !/^\/\*\* [^\n]+ \*\/$/.test(one) || one.length > 210)).toEqual([])
})
