import ts from 'typescript'
import { type CheckedProgram, userPath } from './compiler.ts'
import { declarationsOf, topLevelStatement } from './references.ts'

/** Which functions need a piece of top-level code, by the names that stand in them: an over-estimate, across files. */
export interface Uses {
  /** Names of the exported functions that reach the top-level statement at this position. */
  functionsThatNeed(file: ts.SourceFile, position: number): string[]
}

export function createUses({ program, checker }: CheckedProgram): Uses {
  let usersOf: Map<ts.Statement, ts.Statement[]> | null = null

  /** Statement -> statements that name something it declares. Made only when a helper is broken. */
  function makeUsers(): Map<ts.Statement, ts.Statement[]> {
    const users = new Map<ts.Statement, ts.Statement[]>()
    for (const file of program.getSourceFiles()) {
      if (userPath(file) === null) continue
      for (const statement of file.statements) {
        for (const target of targetsOf(statement)) {
          if (target === statement) continue
          users.set(target, [...(users.get(target) ?? []), statement])
        }
      }
    }
    return users
  }

  function targetsOf(statement: ts.Statement): Set<ts.Statement> {
    const targets = new Set<ts.Statement>()
    const visit = (node: ts.Node): void => {
      if (ts.isIdentifier(node)) {
        for (const declaration of declarationsOf(node, checker)) {
          const target = topLevelStatement(declaration)
          if (target && userPath(target.getSourceFile()) !== null) targets.add(target)
        }
      }
      ts.forEachChild(node, visit)
    }
    visit(statement)
    return targets
  }

  return {
    functionsThatNeed(file, position) {
      const start = file.statements.find((statement) => statement.pos <= position && position < statement.end)
      if (!start) return []
      usersOf ??= makeUsers()
      const seen = new Set<ts.Statement>()
      const stack = [start]
      for (let one = stack.pop(); one; one = stack.pop()) {
        if (seen.has(one)) continue
        seen.add(one)
        stack.push(...(usersOf.get(one) ?? []))
      }
      return [...seen].flatMap(exportedNames)
    },
  }
}

function exportedNames(statement: ts.Statement): string[] {
  if (ts.isFunctionDeclaration(statement)) return statement.name ? [statement.name.text] : []
  if (!ts.isVariableStatement(statement)) return []
  return statement.declarationList.declarations.flatMap((one) => (ts.isIdentifier(one.name) ? [one.name.text] : []))
}
