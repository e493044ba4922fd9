import type { Feed } from '../operation.ts'
import { type Code, print, WIDTH } from './layout.ts'
import { plain } from './quote.ts'

/** What follows a function's signature on its line. */
const ROOM = ' {'.length

/** Where one operation writes its module: it keeps the imports, and names that do not get into each other's way. */
export interface Paper {
  /** The names of the function's parameters, in their order. */
  readonly parameters: readonly Parameter[]
  /** What a package exports, by the name that it has here. */
  use(from: PackageName, name: string): string
  useType(from: PackageName, name: string): string
  /** Arquero's type of a table. */
  tableType(): string
  /** A name for a constant, or a helper, that nothing else here has. */
  name(wanted: string): string
  /** Puts a declaration behind the function. */
  helper(text: string): void
  /** The function as a declaration. `body` is one statement a line; a code alone is what it returns. */
  declare(told: FunctionText): string
  /** The function in `decorate(...)`. */
  decorate(modifiers: readonly Code[], told: FunctionText): string
}

export type PackageName = 'arquero' | 'd3-array' | 'dagwright'

export interface Parameter {
  readonly feed: Feed
  readonly name: string
  readonly type: string
}

type FunctionParameter = Pick<Parameter, 'name' | 'type'>

export interface FunctionText {
  /** A sentence; it may hold what the user wrote. */
  readonly doc: string
  /** Those of the paper unless told otherwise. */
  readonly parameters?: readonly FunctionParameter[]
  /** A type, or the fields of an object. */
  readonly gives: string | readonly string[]
  readonly body: readonly Statement[]
}

/** A line as it stands, or code with what stands before it: `const rows = `. The last one is returned. */
export type Statement = string | { readonly start: string; readonly code: Code }

export function returned(code: Code): Statement {
  return { start: 'return ', code }
}

/** `name` is the new function's. */
export function createPaper(name: string, parameters: readonly Parameter[]): Paper {
  const names = new Set([name, ...parameters.map((one) => one.name)])
  const imports = new Map<string, Import>()
  const helpers: string[] = []

  function take(wanted: string): string {
    let name = wanted
    for (let at = 1; names.has(name); at++) name = `${wanted}_${at}`
    names.add(name)
    return name
  }

  function importOf(from: PackageName, name: string, isType: boolean): string {
    const key = `${from} ${name}`
    const known = imports.get(key) ?? { from, name, local: take(name), isType }
    imports.set(key, known)
    return known.local
  }

  const tableType = () => importOf('arquero', 'ColumnTable', true)

  function ownParameters(): FunctionParameter[] {
    return parameters.map((one) => (one.feed === 'table' ? { name: one.name, type: tableType() } : one))
  }

  function moduleOf(main: string): string {
    return [importLines([...imports.values()]), main, ...helpers].filter(Boolean).join('\n\n').concat('\n')
  }

  return {
    parameters,
    use: (from, name) => importOf(from, name, false),
    useType: (from, name) => importOf(from, name, true),
    name: take,
    helper: (text) => void helpers.push(text),
    tableType,
    declare({ doc, gives, body, ...told }) {
      const head = `${signature(`export function ${name}`, told.parameters ?? ownParameters(), gives, '')} {`
      return moduleOf([docComment(doc), head, ...statements(body, '  '), '}'].join('\n'))
    },
    decorate(modifiers, { doc, gives, body, ...told }) {
      const start = `export const ${name} = ${importOf('dagwright', 'decorate', false)}(`
      const inner = inlineFunction(told.parameters ?? ownParameters(), gives, body)
      const calls = modifiers.map((one) => print(one, '  '))
      const line = `${start}${[...calls, inner].join(', ')})`
      const isShort = line.length <= WIDTH && !line.includes('\n')
      const broken = [start, ...[...calls, inner].map((one) => `  ${one},`), ')'].join('\n')
      return moduleOf(`${docComment(doc)}\n${isShort ? line : broken}`)
    },
  }
}

function docComment(doc: string): string {
  return `/** ${plain(doc)} */`
}

function signature(
  start: string,
  parameters: readonly FunctionParameter[],
  gives: FunctionText['gives'],
  indent: string,
): string {
  const items = parameters.map(({ name, type }) => `${name}: ${type}`)
  const type = typeof gives === 'string' ? gives : `{ ${gives.join('; ')} }`
  const line = `${start}(${items.join(', ')}): `
  if (indent.length + line.length + type.length + ROOM <= WIDTH) return line + type
  if (typeof gives !== 'string') return `${line}{\n${gives.map((one) => `${indent}  ${one}\n`).join('')}${indent}}`
  return `${start}(\n${items.map((one) => `${indent}  ${one},\n`).join('')}${indent}): ${type}`
}

/** An argument of a call; a body that only returns is an expression. */
function inlineFunction(
  parameters: readonly FunctionParameter[],
  gives: FunctionText['gives'],
  body: readonly Statement[],
): string {
  const start = `${signature('', parameters, gives, '  ')} => `
  const [only] = body
  const lastLine = start.slice(start.lastIndexOf('\n') + 1)
  if (body.length === 1 && typeof only === 'object') return start + print(only.code, '  ', 2 + lastLine.length)
  return [`${start}{`, ...statements(body, '    '), '  }'].join('\n')
}

function statements(body: readonly Statement[], indent: string): string[] {
  return body.map((one) =>
    typeof one === 'string'
      ? indent + one
      : indent + one.start + print(one.code, indent, indent.length + one.start.length),
  )
}

interface Import {
  readonly from: string
  readonly name: string
  readonly local: string
  readonly isType: boolean
}

function importLines(imports: readonly Import[]): string {
  const packages = [...new Set(imports.map((one) => one.from))].sort()
  return packages
    .map((from) =>
      importLine(
        from,
        imports.filter((one) => one.from === from),
      ),
    )
    .join('\n')
}

function importLine(from: string, imports: readonly Import[]): string {
  const onlyTypes = imports.every((one) => one.isType)
  const sorted = [...imports].sort((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1))
  const names = sorted.map(({ name, local, isType }) => {
    const renamed = name === local ? name : `${name} as ${local}`
    return isType && !onlyTypes ? `type ${renamed}` : renamed
  })
  return `import ${onlyTypes ? 'type ' : ''}{ ${names.join(', ')} } from '${from}'`
}
