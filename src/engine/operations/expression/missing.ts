import { type ColumnNode, childrenOf, type FormulaNode, isArithmetic, isRelational, nullTest } from './node.ts'
import { FormulaFault } from './tokens.ts'

type Names = ReadonlySet<string>

const NONE: Names = new Set()

/** A formula that gives null where a column that it computes with has no value. */
export function guardValue(node: FormulaNode): FormulaNode {
  const needed = [...needs(node, NONE)]
  const tests = needed.map((name) => isMissing(name, true))
  const [first, ...others] = tests
  if (!first) return node
  const test = others.reduce((left, right): FormulaNode => ({ kind: 'binary', op: '||', left, right }), first)
  return { kind: 'choice', test, yes: { kind: 'null' }, no: node }
}

/** A condition that does not hold where a column that it computes with, or orders by, has no value. */
export function guardCondition(node: FormulaNode): FormulaNode {
  return guarded(node, NONE).node
}

/** With the columns that have a value where the condition holds. */
function guarded(node: FormulaNode, known: Names): { readonly node: FormulaNode; readonly known: Names } {
  if (node.kind === 'binary' && node.op === '&&') {
    const left = guarded(node.left, known)
    const right = guarded(node.right, left.known)
    return { node: { ...node, left: left.node, right: right.node }, known: right.known }
  }
  if (node.kind === 'binary' && node.op === '||') {
    const left = guarded(node.left, known)
    const right = guarded(node.right, union(known, present(node.left, false)))
    return { node: { ...node, left: left.node, right: right.node }, known }
  }
  const needed = [...needs(node, known)]
  const conjuncts: FormulaNode[] = [...needed.map((name) => isMissing(name, false)), node]
  return {
    node: conjuncts.reduce((left, right) => ({ kind: 'binary', op: '&&', left, right })),
    known: union(union(known, new Set(needed)), present(node, true)),
  }
}

/** The columns that must have a value for a node to make sense, beyond those that are known to. */
function needs(node: FormulaNode, known: Names): Names {
  switch (node.kind) {
    case 'binary':
      if (node.op === '&&' || node.op === '||') {
        const after = union(known, present(node.left, node.op === '&&'))
        return union(needs(node.left, known), needs(node.right, after))
      }
      if (isArithmetic(node.op) || isRelational(node.op)) return demanded([node.left, node.right], known)
      return union(needs(node.left, known), needs(node.right, known))
    case 'unary':
      return node.op === '-' ? demanded([node.operand], known) : needs(node.operand, known)
    case 'call':
      return demanded(node.args, known)
    case 'choice':
      return unionOf([
        needs(node.test, known),
        needs(node.yes, union(known, present(node.test, true))),
        needs(node.no, union(known, present(node.test, false))),
      ])
    default:
      return NONE
  }
}

/** The same where what each node gives must be a value itself. */
function demanded(nodes: readonly FormulaNode[], known: Names): Names {
  return unionOf(nodes.map((node) => union(needs(node, known), sources(node, known))))
}

/** The columns that a node gives as they are, which may be missing. */
function sources(node: FormulaNode, known: Names): Names {
  if (node.kind === 'column') return known.has(node.name) ? NONE : new Set([node.name])
  if (node.kind === 'null') throw new FormulaFault('What may be null cannot be computed with.')
  if (node.kind === 'choice') {
    const yes = sources(node.yes, union(known, present(node.test, true)))
    return union(yes, sources(node.no, union(known, present(node.test, false))))
  }
  if (node.kind !== 'binary' || node.op !== '??') return NONE
  const [name] = sources(node.right, known)
  if (name === undefined) return NONE
  throw new FormulaFault(`"${name}" may be missing as well: end with a value, ?? 0.`)
}

/** The columns that have a value where a condition is true, or where it is false. */
function present(node: FormulaNode, sense: boolean): Names {
  const test = nullTest(node)
  if (test) return test.isNull === sense ? NONE : new Set([test.column])
  if (node.kind === 'unary' && node.op === '!') return present(node.operand, !sense)
  if (node.kind !== 'binary' || node.op !== (sense ? '&&' : '||')) return NONE
  return union(present(node.left, sense), present(node.right, sense))
}

/** The columns whose type must say that they may be missing. */
export function nullableColumns(node: FormulaNode): Names {
  const test = nullTest(node)
  const fallback = node.kind === 'binary' && node.op === '??' && node.left.kind === 'column' ? node.left.name : null
  const own = test?.column ?? fallback
  return unionOf([own === null ? NONE : new Set([own]), ...childrenOf(node).map(nullableColumns)])
}

function isMissing(name: string, isNull: boolean): FormulaNode {
  const left: ColumnNode = { kind: 'column', name }
  return { kind: 'binary', op: isNull ? '===' : '!==', left, right: { kind: 'null' } }
}

function union(a: Names, b: Names): Names {
  return a.size === 0 ? b : b.size === 0 ? a : new Set([...a, ...b])
}

function unionOf(sets: readonly Names[]): Names {
  return sets.reduce(union, NONE)
}
