import { type BinaryNode, type FormulaNode, isEquality, nullTest } from './node.ts'
import { FormulaFault } from './tokens.ts'

/** What a column can only be at a place in a formula, as the compiler narrows it; columns that are not there can be anything. */
type Narrowed = ReadonlyMap<string, Values>

/** Literals, each as a text of its own. */
type Values = ReadonlySet<string>

/** Refuses comparisons that can never hold, which the compiler refuses as well: `status === 'a' && status === 'b'`. */
export function refuseImpossible(node: FormulaNode, isBoolean: (column: string) => boolean): void {
  function visit(node: FormulaNode, now: Narrowed): void {
    switch (node.kind) {
      case 'binary':
        if (isEquality(node.op)) refuseApart(node, now)
        visit(node.left, now)
        visit(node.right, node.op === '&&' || node.op === '||' ? narrow(node.left, now, node.op === '&&') : now)
        return
      case 'unary':
        visit(node.operand, now)
        return
      case 'choice':
        visit(node.test, now)
        visit(node.yes, narrow(node.test, now, true))
        visit(node.no, narrow(node.test, now, false))
        return
      case 'call':
        for (const arg of node.args) visit(arg, now)
    }
  }

  function narrow(node: FormulaNode, now: Narrowed, sense: boolean): Narrowed {
    if (node.kind === 'column') return isBoolean(node.name) ? only(now, node.name, new Set([`${sense}`])) : now
    if (node.kind === 'unary') return node.op === '!' ? narrow(node.operand, now, !sense) : now
    if (node.kind !== 'binary') return now
    if (node.op === '&&' || node.op === '||') return narrowBoth(node, now, sense)
    return isEquality(node.op) ? narrowEqual(node, now, sense === (node.op === '===')) : now
  }

  function narrowBoth({ op, left, right }: BinaryNode, now: Narrowed, sense: boolean): Narrowed {
    const [first, after] = [narrow(left, now, sense), narrow(left, now, op === '&&')]
    if (sense === (op === '&&')) return narrow(right, first, sense)
    return either(first, narrow(right, after, sense))
  }

  function narrowEqual(node: BinaryNode, now: Narrowed, isEqual: boolean): Narrowed {
    const sides = [node.left, node.right] as const
    const values = sides.map((side) => valuesOf(side, now))
    let then = now
    for (const [at, side] of sides.entries()) {
      const others = values[1 - at]
      if (side.kind !== 'column' || !others) continue
      if (isEqual) then = only(then, side.name, others)
      else if (others.size === 1) then = without(then, side.name, others)
    }
    return then
  }

  function without(now: Narrowed, column: string, values: Values): Narrowed {
    const before = now.get(column) ?? (isBoolean(column) ? new Set(['true', 'false', 'null']) : null)
    return before ? new Map(now).set(column, new Set([...before].filter((one) => !values.has(one)))) : now
  }

  function refuseApart(node: BinaryNode, now: Narrowed): void {
    const [left, right] = [valuesOf(node.left, now), valuesOf(node.right, now)]
    if (nullTest(node) || !left || !right || [...left].some((one) => right.has(one))) return
    const [a, b] = [left, right].map((values) => [...values].join(' or ') || 'nothing')
    throw new FormulaFault(`${a} and ${b} are compared here, which are never the same.`)
  }

  /** The literals that a part can be; null where it can be more. */
  function valuesOf(node: FormulaNode, now: Narrowed): Values | null {
    switch (node.kind) {
      case 'number':
      case 'truth':
        return new Set([String(node.value)])
      case 'text':
        return new Set([JSON.stringify(node.value)])
      case 'null':
        return new Set(['null'])
      case 'column':
        return now.get(node.name) ?? null
      case 'unary':
        return node.op === '-' && node.operand.kind === 'number' ? new Set([`-${node.operand.value}`]) : null
      case 'choice': {
        const [yes, no] = [true, false].map((sense) => narrow(node.test, now, sense))
        return bothOf(yes && valuesOf(node.yes, yes), no && valuesOf(node.no, no))
      }
      case 'binary':
        return node.op === '??' ? bothOf(valuesOf(node.left, now), valuesOf(node.right, now)) : null
      default:
        return null
    }
  }

  visit(node, new Map())
}

function only(now: Narrowed, column: string, values: Values): Narrowed {
  const before = now.get(column)
  return new Map(now).set(column, before ? new Set([...before].filter((one) => values.has(one))) : values)
}

function either(a: Narrowed, b: Narrowed): Narrowed {
  const both = [...a].filter(([column]) => b.has(column))
  return new Map(both.map(([column, values]) => [column, new Set([...values, ...(b.get(column) ?? [])])]))
}

function bothOf(a: Values | null | undefined, b: Values | null | undefined): Values | null {
  return a && b ? new Set([...a, ...b]) : null
}
