import ts from 'typescript'

type Target = { readonly own: string } | { readonly package: string }

/** What a module imports and exports, gathered while its text is edited; `header` is the line that links it. */
export interface ModuleScope {
  readonly packages: Set<string>
  readonly ownImports: Set<string>
  /** Local name -> expression that reads the exporting module's binding. */
  readonly live: Map<string, string>
  addImport(statement: ts.ImportDeclaration, target: Target): void
  addExports(statement: ts.ExportDeclaration, target: Target | undefined, checker: ts.TypeChecker): void
  addExport(name: string, expression: string): void
  header(): string
}

export function createScope(path: string): ModuleScope {
  const packages = new Set<string>()
  const ownImports = new Set<string>()
  const live = new Map<string, string>()
  const packageLines: string[] = []
  const exported = new Map<string, string>()
  const stars: string[] = []
  const variables = new Map<string, string>()

  function variableOf(own: string): string {
    const known = variables.get(own)
    if (known) return known
    ownImports.add(own)
    const name = `$dagwright${variables.size + 1}`
    variables.set(own, name)
    return name
  }

  function importPackage(name: string, pattern: string): void {
    packages.add(name)
    packageLines.push(`const ${pattern}=$dagwright.use(${JSON.stringify(name)});`)
  }

  function addImport({ importClause }: ts.ImportDeclaration, target: Target): void {
    if (importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword) return
    const bindings = importClause ? bindingsOf(importClause) : []
    if (importClause && bindings.length === 0) return
    if ('own' in target) {
      const variable = variableOf(target.own)
      for (const { local, imported } of bindings)
        live.set(local, imported === null ? variable : member(variable, imported))
      return
    }
    if (bindings.length === 0) importPackage(target.package, '{}')
    for (const { local, imported } of bindings) {
      importPackage(target.package, imported === null ? local : `{${JSON.stringify(imported)}:${local}}`)
    }
  }

  function addExports(statement: ts.ExportDeclaration, target: Target | undefined, checker: ts.TypeChecker): void {
    if (statement.isTypeOnly) return
    const { exportClause } = statement
    const from =
      target && ('own' in target ? variableOf(target.own) : `$dagwright.use(${JSON.stringify(target.package)})`)
    if (!exportClause) {
      if (from) stars.push(from)
      return
    }
    if (ts.isNamespaceExport(exportClause)) {
      if (from) exported.set(exportClause.name.text, from)
      return
    }
    for (const element of exportClause.elements) {
      if (element.isTypeOnly || isTypeOnly(element, checker)) continue
      const local = (element.propertyName ?? element.name).text
      exported.set(element.name.text, from ? member(from, local) : (live.get(local) ?? local))
    }
  }

  return {
    packages,
    ownImports,
    live,
    addImport,
    addExports,
    addExport: (name, expression) => void exported.set(name, expression),
    header() {
      const getters = [...exported].map(([name, expression]) => `[${JSON.stringify(name)},()=>${expression}]`)
      const own = [...variables].map(([module, name]) => `${name}=$dagwright.module(${JSON.stringify(module)})`)
      return [
        "'use strict';",
        ...packageLines,
        `$dagwright.exports(${JSON.stringify(path)},[${getters.join(',')}]);`,
        own.length ? `const ${own.join(',')};` : '',
        ...stars.map((from) => `$dagwright.star(${JSON.stringify(path)},${from});`),
      ].join('')
    },
  }
}

function bindingsOf(clause: ts.ImportClause): { local: string; imported: string | null }[] {
  const bindings: { local: string; imported: string | null }[] = []
  if (clause.name) bindings.push({ local: clause.name.text, imported: 'default' })
  const named = clause.namedBindings
  if (named && ts.isNamespaceImport(named)) bindings.push({ local: named.name.text, imported: null })
  if (named && ts.isNamedImports(named)) {
    for (const element of named.elements) {
      if (element.isTypeOnly) continue
      bindings.push({ local: element.name.text, imported: (element.propertyName ?? element.name).text })
    }
  }
  return bindings
}

function isTypeOnly(element: ts.ExportSpecifier, checker: ts.TypeChecker): boolean {
  const symbol = checker.getSymbolAtLocation(element.name)
  const target = symbol && symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol
  return target !== undefined && !(target.flags & ts.SymbolFlags.Value)
}

function member(owner: string, name: string): string {
  return `${owner}[${JSON.stringify(name)}]`
}
