/** What a part of a formula gives. */
export type ValueKind = 'number' | 'text' | 'date' | 'boolean'

/** A formula over the columns of a row. */
export type FormulaNode =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'truth'; readonly value: boolean }
  | { readonly kind: 'null' }
  | ColumnNode
  | { readonly kind: 'unary'; readonly op: '-' | '!'; readonly operand: FormulaNode }
  | BinaryNode
  | { readonly kind: 'choice'; readonly test: FormulaNode; readonly yes: FormulaNode; readonly no: FormulaNode }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly FormulaNode[] }

export interface ColumnNode {
  readonly kind: 'column'
  readonly name: string
}

export interface BinaryNode {
  readonly kind: 'binary'
  readonly op: BinaryOp
  readonly left: FormulaNode
  readonly right: FormulaNode
}

export type BinaryOp = Arithmetic | Relational | Equality | '&&' | '||' | '??'
export type Arithmetic = '+' | '-' | '*' | '/' | '%' | '**'
export type Relational = '<' | '<=' | '>' | '>='
export type Equality = '===' | '!=='

/** How tightly an operator binds, as in JavaScript. */
export const PRECEDENCE: Readonly<Record<BinaryOp, number>> = {
  '??': 1,
  '||': 2,
  '&&': 3,
  '===': 4,
  '!==': 4,
  '<': 5,
  '<=': 5,
  '>': 5,
  '>=': 5,
  '+': 6,
  '-': 6,
  '*': 7,
  '/': 7,
  '%': 7,
  '**': 9,
}

export function childrenOf(node: FormulaNode): readonly FormulaNode[] {
  switch (node.kind) {
    case 'unary':
      return [node.operand]
    case 'binary':
      return [node.left, node.right]
    case 'choice':
      return [node.test, node.yes, node.no]
    case 'call':
      return node.args
    default:
      return []
  }
}

export function isArithmetic(op: BinaryOp): op is Arithmetic {
  return '+-*/%**'.includes(op)
}

export function isRelational(op: BinaryOp): op is Relational {
  return op === '<' || op === '<=' || op === '>' || op === '>='
}

export function isEquality(op: BinaryOp): op is Equality {
  return op === '===' || op === '!=='
}

/** The column that is compared with null, if that is what a node does. */
export function nullTest(node: FormulaNode): { readonly column: string; readonly isNull: boolean } | null {
  if (node.kind !== 'binary' || !isEquality(node.op)) return null
  const [column, other] = node.left.kind === 'column' ? [node.left, node.right] : [node.right, node.left]
  return column.kind === 'column' && other.kind === 'null' ? { column: column.name, isNull: node.op === '===' } : null
}
