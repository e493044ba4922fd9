import { type Code, operands } from '../writing/layout.ts'
import { propertyOf, quote } from '../writing/quote.ts'
import {
  type BinaryNode,
  type BinaryOp,
  type FormulaNode,
  isArithmetic,
  isEquality,
  nullTest,
  PRECEDENCE,
} from './node.ts'

export interface PrintedNames {
  readonly row: string
  /** Arquero's functions, imported where it is asked for. */
  readonly op: () => string
  readonly isDate: (node: FormulaNode) => boolean
}

const UNARY = 8
const PRIMARY = 10

/** A formula as TypeScript, in the formatter's style: conditions of several parts may take several lines. */
export function toCode(node: FormulaNode, names: PrintedNames): Code {
  return isCondition(node) ? operands(node.op, partsOf(node, node.op, names)) : printFormula(node, names)
}

function partsOf(node: FormulaNode, op: BinaryOp, names: PrintedNames): Code[] {
  if (!isCondition(node)) {
    return [inParentheses(node, names, needsParentheses(node, op, 'right'))]
  }
  if (node.op !== op) return [operands(node.op, partsOf(node, node.op, names), true)]
  return [...partsOf(node.left, op, names), ...partsOf(node.right, op, names)]
}

function isCondition(node: FormulaNode): node is BinaryNode {
  return node.kind === 'binary' && (node.op === '&&' || node.op === '||')
}

function printFormula(node: FormulaNode, names: PrintedNames): string {
  switch (node.kind) {
    case 'number':
      return String(node.value)
    case 'text':
      return quote(node.value)
    case 'truth':
      return String(node.value)
    case 'null':
      return 'null'
    case 'column':
      return propertyOf(names.row, node.name)
    case 'unary':
      return node.op + inParentheses(node.operand, names, tightness(node.operand) < PRIMARY)
    case 'call':
      return `${names.op()}.${node.name}(${node.args.map((arg) => printFormula(arg, names)).join(', ')})`
    case 'choice': {
      const test = inParentheses(node.test, names, node.test.kind === 'choice')
      const no = node.no.kind === 'choice' ? printFormula(node.no, names) : printBranch(node.no, names)
      return `${test} ? ${printBranch(node.yes, names)} : ${no}`
    }
    case 'binary':
      return printBinary(node, names)
  }
}

function printBranch(node: FormulaNode, names: PrintedNames): string {
  return inParentheses(node, names, node.kind === 'choice' || (node.kind === 'binary' && node.op === '??'))
}

function printBinary(node: BinaryNode, names: PrintedNames): string {
  const { op, left, right } = node
  const test = nullTest(node)
  // Undefined is missing as well.
  if (test) return `${propertyOf(names.row, test.column)} ${test.isNull ? '==' : '!='} null`
  if (isEquality(op) && names.isDate(left)) {
    const equal = `${names.op()}.equal(${printFormula(left, names)}, ${printFormula(right, names)})`
    return op === '===' ? equal : `!${equal}`
  }
  const before = inParentheses(left, names, needsParentheses(left, op, 'left'))
  return `${before} ${op} ${inParentheses(right, names, needsParentheses(right, op, 'right'))}`
}

function inParentheses(node: FormulaNode, names: PrintedNames, isNeeded: boolean): string {
  const text = printFormula(node, names)
  return isNeeded ? `(${text})` : text
}

/** Where JavaScript needs them, and where they make a mix of operators plain. */
function needsParentheses(node: FormulaNode, parent: BinaryOp, side: 'left' | 'right'): boolean {
  if (node.kind === 'choice') return true
  if (node.kind === 'unary') return parent === '**' && side === 'left'
  if (node.kind !== 'binary') return false
  const { op } = node
  if (op === parent && (op === '&&' || op === '||')) return false
  if (isLogical(op) && isLogical(parent)) return op !== parent || side === 'right'
  if (PRECEDENCE[op] !== PRECEDENCE[parent]) return PRECEDENCE[op] < PRECEDENCE[parent] || isRemainder(op, parent)
  const isChain = isArithmetic(op) && (op === parent ? op !== '%' && op !== '**' : PRECEDENCE[op] === PRECEDENCE['+'])
  return side === 'right' || !isChain
}

function isLogical(op: BinaryOp): boolean {
  return op === '&&' || op === '||' || op === '??'
}

function isRemainder(op: BinaryOp, parent: BinaryOp): boolean {
  return op === '%' && (parent === '+' || parent === '-')
}

function tightness(node: FormulaNode): number {
  if (node.kind === 'binary') return PRECEDENCE[node.op]
  return node.kind === 'unary' ? UNARY : node.kind === 'choice' ? 0 : PRIMARY
}
