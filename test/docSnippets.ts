import { readFileSync } from 'node:fs'
import ts from 'typescript'

/** An expression of a page whose comment says what it gives. */
export interface Checked {
  readonly text: string
  readonly actual: unknown
  readonly wanted: unknown
}

/**
 * Runs the TypeScript of a page in `docs/`, all of it as one module. Where an expression or a declaration ends in a comment
 * that is JavaScript, its value is given beside the comment's.
 */
export async function runSnippets(page: string, modules: Readonly<Record<string, object>>): Promise<Checked[]> {
  const checked: Checked[] = []
  const check = (text: string, actual: unknown, wanted: unknown) => void checked.push({ text, actual, wanted })
  const text = ts.transpile(toBody(snippetsOf(page)), { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext })
  // The page is ours, and so is what it says.
  const run = new Function('$modules', '$check', `return (async () => {${text}\n})()`)
  await run(modules, check)
  return checked
}

function snippetsOf(page: string): string {
  const text = readFileSync(new URL(`../docs/${page}`, import.meta.url), 'utf8')
  return [...text.matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map(([, code]) => code).join('\n')
}

function toBody(code: string): string {
  const file = ts.createSourceFile('page.ts', code, ts.ScriptTarget.ES2022)
  return file.statements.map((statement) => toStatement(statement, file)).join(';\n')
}

function toStatement(statement: ts.Statement, file: ts.SourceFile): string {
  const text = statement.getText(file)
  if (ts.isImportDeclaration(statement)) return toDestructuring(statement, file)
  const wanted = commentAfter(statement, file)
  if (wanted === null || !isExpression(wanted)) return text
  if (ts.isExpressionStatement(statement)) return `$check(${JSON.stringify(text)}, (${text}), (${wanted}))`
  return text
}

function toDestructuring({ importClause, moduleSpecifier }: ts.ImportDeclaration, file: ts.SourceFile): string {
  const named = importClause?.namedBindings
  if (!named || !ts.isNamedImports(named) || importClause.isTypeOnly) return ''
  const names = named.elements.filter((one) => !one.isTypeOnly).map((one) => one.name.text)
  return `const { ${names.join(', ')} } = $modules[${moduleSpecifier.getText(file)}]`
}

function commentAfter(statement: ts.Statement, file: ts.SourceFile): string | null {
  const [comment] = ts.getTrailingCommentRanges(file.text, statement.end) ?? []
  return comment ? file.text.slice(comment.pos + 2, comment.end).trim() : null
}

function isExpression(text: string): boolean {
  try {
    new Function(`return (${text})`)
    return true
  } catch {
    return false
  }
}
