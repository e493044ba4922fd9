import { didYouMean, listNames } from '../../model/names.ts'
import type { KnownColumn } from '../operation.ts'
import { type FormulaFunction, FUNCTIONS, functionName } from './functions.ts'
import {
  type BinaryNode,
  type FormulaNode,
  isArithmetic,
  isEquality,
  isRelational,
  nullTest,
  type ValueKind,
} from './node.ts'
import { FormulaFault } from './tokens.ts'

export interface CheckedFormula {
  /** Texts that stand for dates are dates here. */
  readonly node: FormulaNode
  /** Null where any value will do. */
  readonly kind: ValueKind | null
  /** The columns that it reads, in their order, and what they must hold. */
  readonly columns: ReadonlyMap<string, ValueKind | null>
}

const MOST_ROUNDS = 4

/** Sees that a formula fits its columns, and finds what columns hold that nothing is known of. Throws a `FormulaFault`. */
export function checkKinds(
  formula: FormulaNode,
  known: readonly KnownColumn[] | null,
  wanted: ValueKind | null,
): CheckedFormula {
  const columns = new Map<string, ValueKind | null>()
  let node = formula
  let kind: ValueKind | null = null
  // What one part tells of a column counts for all others.
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const before = [...columns.values()].join()
    const checked = checkOnce(node, known, columns, wanted)
    node = checked.node
    kind = checked.kind
    if (before === [...columns.values()].join()) break
  }
  return { node, kind, columns }
}

interface Checked {
  readonly node: FormulaNode
  readonly kind: ValueKind | null
}

function checkOnce(
  formula: FormulaNode,
  known: readonly KnownColumn[] | null,
  columns: Map<string, ValueKind | null>,
  wanted: ValueKind | null,
): Checked {
  /** `want` is null where any kind will do. */
  function check(node: FormulaNode, want: ValueKind | null): Checked {
    switch (node.kind) {
      case 'number':
        return literal(node, 'number', want)
      case 'truth':
        return literal(node, 'boolean', want)
      case 'text':
        return want === 'date' ? dateOf(node.value) : literal(node, 'text', want)
      case 'null':
        throw new FormulaFault('null can only be compared with a column: price === null.')
      case 'column':
        return checkColumn(node.name, want)
      case 'unary': {
        const kind = node.op === '-' ? 'number' : 'boolean'
        refuseTruth(node.operand)
        return literal({ ...node, operand: check(node.operand, kind).node }, kind, want)
      }
      case 'binary':
        return checkBinary(node, want)
      case 'choice':
        return checkChoice(node, want)
      case 'call':
        return checkCall(node.name, node.args, want)
    }
  }

  function checkColumn(name: string, want: ValueKind | null): Checked {
    if (!columns.has(name)) columns.set(name, kindKnown(name, known))
    const kind = columns.get(name) ?? null
    if (kind === null && want !== null) columns.set(name, want)
    if (kind !== null && want !== null && kind !== want) {
      throw new FormulaFault(`"${name}" holds ${WORDS[kind]}, where ${WORDS[want]} should be.`)
    }
    return { node: { kind: 'column', name }, kind: kind ?? want }
  }

  function checkBinary(node: BinaryNode, want: ValueKind | null): Checked {
    const { op } = node
    if (nullTest(node)) return checkNullTest(node, want)
    if (op === '&&' || op === '||') {
      refuseTruth(node.left)
      refuseTruth(node.right)
      return both(node, 'boolean', 'boolean', want)
    }
    if (op === '??') return checkFallback(node, want)
    if (isEquality(op)) return checkEqual(node, want)
    if (isRelational(op)) {
      const kind = kindOfEither(node) ?? 'number'
      if (kind === 'boolean') throw new FormulaFault(`${op} compares numbers, texts or dates.`)
      return both(node, kind, 'boolean', want)
    }
    if (op === '+' && (want === 'text' || kindOf(node.left) === 'text' || kindOf(node.right) === 'text')) {
      return literal({ ...node, left: checkPiece(node.left), right: checkPiece(node.right) }, 'text', want)
    }
    if (isArithmetic(op)) return both(node, 'number', 'number', want)
    throw new FormulaFault(`"${op}" means nothing in a formula.`)
  }

  function checkEqual(node: BinaryNode, want: ValueKind | null): Checked {
    const kind = kindOfEither(node)
    // The compiler may know what such a condition comes to, and refuses to compare it then.
    const isJoined = (side: FormulaNode) =>
      side.kind === 'choice' ||
      side.kind === 'unary' ||
      (side.kind === 'binary' && (side.op === '&&' || side.op === '||'))
    if (kind === 'boolean' && (isJoined(node.left) || isJoined(node.right))) {
      throw new FormulaFault('Conditions are joined by && and ||, not compared.')
    }
    return both(node, kind, 'boolean', want)
  }

  function checkNullTest(node: BinaryNode, want: ValueKind | null): Checked {
    for (const side of [node.left, node.right]) if (side.kind === 'column') checkColumn(side.name, null)
    return literal(node, 'boolean', want)
  }

  function checkFallback(node: BinaryNode, want: ValueKind | null): Checked {
    const { left } = node
    if (left.kind !== 'column' && !(left.kind === 'binary' && left.op === '??')) {
      throw new FormulaFault('Only a column can be missing: ?? stands behind one.')
    }
    const kind = want ?? kindOfEither(node)
    return both(node, kind, kind, want)
  }

  function both(node: BinaryNode, kind: ValueKind | null, gives: ValueKind | null, want: ValueKind | null): Checked {
    const whole = { ...node, left: check(node.left, kind).node, right: check(node.right, kind).node }
    return gives === null ? { node: whole, kind: want } : literal(whole, gives, want)
  }

  /** A part of a text: texts and numbers. */
  function checkPiece(node: FormulaNode): FormulaNode {
    return check(node, kindOf(node) === 'number' ? 'number' : 'text').node
  }

  function checkChoice(node: FormulaNode & { kind: 'choice' }, want: ValueKind | null): Checked {
    refuseTruth(node.test)
    const test = check(node.test, 'boolean').node
    const kind = want ?? kindOf(node.yes) ?? kindOf(node.no)
    const [yes, no] = [node.yes, node.no].map((one) => (one.kind === 'null' ? one : check(one, kind).node))
    if (!yes || !no || (yes.kind === 'null' && no.kind === 'null')) throw new FormulaFault('It gives nothing but null.')
    return { node: { kind: 'choice', test, yes, no }, kind }
  }

  function checkCall(given: string, args: readonly FormulaNode[], want: ValueKind | null): Checked {
    const name = functionName(given)
    const fn = FUNCTIONS.get(name)
    if (!fn) {
      const way = didYouMean(given, FUNCTIONS.keys(), `There is ${listNames([...FUNCTIONS.keys()], 'and', 60)}.`)
      throw new FormulaFault(`There is no function "${given}". ${way}`)
    }
    checkCount(name, fn, args.length)
    const checked = args.map((arg, at) => check(arg, fn.takes[at] ?? fn.takes.at(-1) ?? null).node)
    return literal(callOf(name, checked), fn.gives, want)
  }

  /** What a part gives as far as it tells itself, nothing demanded. */
  function kindOf(node: FormulaNode): ValueKind | null {
    switch (node.kind) {
      case 'number':
      case 'text':
        return node.kind
      case 'truth':
        return 'boolean'
      case 'column':
        return columns.get(node.name) ?? kindKnown(node.name, known)
      case 'unary':
        return node.op === '-' ? 'number' : 'boolean'
      case 'choice':
        return kindOf(node.yes) ?? kindOf(node.no)
      case 'call':
        return FUNCTIONS.get(functionName(node.name))?.gives ?? null
      case 'binary':
        if (node.op === '??') return kindOfEither(node)
        if (!isArithmetic(node.op)) return 'boolean'
        return node.op === '+' && kindOfEither(node) === 'text' ? 'text' : 'number'
      case 'null':
        return null
    }
  }

  /** A date counts more than the text that it is compared with. */
  function kindOfEither({ left, right }: BinaryNode): ValueKind | null {
    const kinds = [kindOf(left), kindOf(right)]
    if (kinds.includes('date')) return 'date'
    return kinds.includes('text') ? 'text' : (kinds[0] ?? kinds[1] ?? null)
  }

  return check(formula, wanted)
}

export const WORDS: Readonly<Record<ValueKind, string>> = {
  number: 'numbers',
  text: 'text',
  date: 'dates',
  boolean: 'true or false',
}

function literal(node: FormulaNode, kind: ValueKind, want: ValueKind | null): Checked {
  if (want === null || want === kind) return { node, kind }
  const given = node.kind === 'text' ? `"${node.value}" is text` : `There is ${ONE[kind]}`
  throw new FormulaFault(`${given}, where ${ONE[want]} should be.`)
}

const ONE: Readonly<Record<ValueKind, string>> = {
  number: 'a number',
  text: 'a text',
  date: 'a date',
  boolean: 'a condition',
}

function dateOf(text: string): Checked {
  if (!/^\d{4}-\d{2}-\d{2}/.test(text) || Number.isNaN(Date.parse(text))) {
    throw new FormulaFault(`"${text}" is no date: write '2026-01-31'.`)
  }
  return { node: { kind: 'call', name: 'parse_date', args: [{ kind: 'text', value: text }] }, kind: 'date' }
}

/** The compiler takes what stands behind a literal for code that is never reached. */
function refuseTruth(node: FormulaNode): void {
  if (node.kind === 'truth') throw new FormulaFault(`"${node.value}" decides nothing here: leave it out.`)
}

/** Arquero types `includes` for lists alone; for texts it has `indexof`. */
function callOf(name: string, args: readonly FormulaNode[]): FormulaNode {
  if (name !== 'includes') return { kind: 'call', name, args }
  return {
    kind: 'binary',
    op: '>=',
    left: { kind: 'call', name: 'indexof', args },
    right: { kind: 'number', value: 0 },
  }
}

function checkCount(name: string, { takes, optional = 0, rest = false }: FormulaFunction, count: number): void {
  if (count >= takes.length - optional && (rest || count <= takes.length)) return
  const wanted = optional ? `${takes.length - optional} or ${takes.length}` : `${takes.length}${rest ? ' or more' : ''}`
  throw new FormulaFault(`${name}(...) takes ${wanted} value${takes.length > 1 ? 's' : ''}, not ${count}.`)
}

/** Null where it is not known, or it holds several kinds. */
function kindKnown(name: string, known: readonly KnownColumn[] | null): ValueKind | null {
  const column = known?.find((one) => one.name === name)
  if (known && !column) {
    const names = known.map((one) => one.name)
    throw new FormulaFault(`There is no column "${name}". ${didYouMean(name, names, `There is ${listNames(names)}.`)}`)
  }
  return !column || column.kind === 'other' ? null : column.kind
}
