import type MagicString from 'magic-string'
import ts from 'typescript'
import { makeProblem, type Problem } from '../model/problem.ts'
import { placeOf } from './places.ts'

/** What stands for an imported name at run time; null where the name stays. */
export type Replacement = (name: ts.Identifier) => string | null

/** TypeScript that is more than types: enums, parameter properties and `<T>x` are rewritten, the rest is a problem. */
export function editSyntax(
  node: ts.Node,
  file: ts.SourceFile,
  text: MagicString,
  replacement: Replacement,
  problems: Problem[],
): void {
  if (ts.isEnumDeclaration(node)) editEnum(node, file, text, replacement)
  else if (ts.isParameter(node.parent) && ts.isModifier(node)) editParameterProperty(node, node.parent, file, text)
  else if (ts.isTypeAssertionExpression(node))
    blankRange(text, file, node.getStart(file), node.expression.getStart(file))
  else {
    problems.push(
      makeProblem('DW-ANALYZE-011', 'build', {
        message: `This TypeScript syntax is not available: ${file.text.slice(node.getStart(file), node.end).split('\n')[0]}`,
        hint: 'Use modules and plain objects in place of namespaces and import = require(...).',
        where: placeOf(node, file),
      }),
    )
  }
}

/** As the compiler prints it, on the first line of the enum; its other lines stay, empty. */
function editEnum(node: ts.EnumDeclaration, file: ts.SourceFile, text: MagicString, replacement: Replacement): void {
  const start = node.getStart(file)
  const source = withReplacements(node, file, replacement)
    .replace(/^export\s+/, '')
    .replace(/^const\s+/, '')
  const { outputText } = ts.transpileModule(source, {
    compilerOptions: { target: ts.ScriptTarget.ES2022, removeComments: true, module: ts.ModuleKind.None },
  })
  const script = outputText.replace(/^"use strict";\s*/, '').replace(/\s*\n\s*/g, ' ')
  const lineEnds = file.text.slice(start, node.end).match(/\r?\n/g)?.join('') ?? ''
  text.update(start, node.end, script.trim() + lineEnds)
}

function withReplacements(node: ts.Node, file: ts.SourceFile, replacement: Replacement): string {
  let written = ''
  let at = node.getStart(file)
  const visit = (child: ts.Node): void => {
    const access = ts.isIdentifier(child) ? replacement(child) : null
    if (access !== null) {
      written += file.text.slice(at, child.getStart(file)) + access
      at = child.end
    }
    ts.forEachChild(child, visit)
  }
  visit(node)
  return written + file.text.slice(at, node.end)
}

/** `constructor(private by: number)` -> `constructor(by)` with `this.by=by;` at the start of the body, or after `super(...)`. */
function editParameterProperty(
  modifier: ts.Modifier,
  parameter: ts.ParameterDeclaration,
  file: ts.SourceFile,
  text: MagicString,
): void {
  blankRange(text, file, modifier.getStart(file), modifier.end)
  const owner = parameter.parent
  const first = parameter.modifiers?.find(ts.isModifier)
  if (modifier !== first || !ts.isConstructorDeclaration(owner) || !owner.body) return
  const name = parameter.name.getText(file)
  const afterSuper = owner.body.statements.find(isSuperCall)
  text.appendLeft(afterSuper ? afterSuper.end : owner.body.getStart(file) + 1, `;this.${name}=${name};`)
}

function isSuperCall(statement: ts.Statement): boolean {
  return (
    ts.isExpressionStatement(statement) &&
    ts.isCallExpression(statement.expression) &&
    statement.expression.expression.kind === ts.SyntaxKind.SuperKeyword
  )
}

function blankRange(text: MagicString, file: ts.SourceFile, start: number, end: number): void {
  text.update(start, end, file.text.slice(start, end).replace(/[^\r\n]/g, ' '))
}
