import { type BinaryOp, type FormulaNode, PRECEDENCE } from './node.ts'
import { FormulaFault, readTokens, type Token } from './tokens.ts'

const LONGEST = 2000
const DEEPEST = 60

/** Reads a formula: `quantity * price`, `status !== 'cancelled' && \`net price\` > 10`. Throws a `FormulaFault`. */
export function parseFormula(formula: string): FormulaNode {
  if (formula.length > LONGEST) throw new FormulaFault('It is too long: write it as a function.')
  const tokens = readTokens(formula)
  let at = 0
  let depth = 0

  function peek(): Token {
    return tokens[at] ?? { kind: 'end', text: '', at: formula.length }
  }

  function isNext(mark: string, token: Token = peek()): boolean {
    return token.kind === 'mark' && token.text === mark
  }

  function accept(mark: string): boolean {
    if (!isNext(mark)) return false
    at++
    return true
  }

  function expect(mark: string): void {
    if (!accept(mark)) throw new FormulaFault(`${tokenWord(peek())} where "${mark}" should be.`)
  }

  function deeper<T>(read: () => T): T {
    if (++depth > DEEPEST) throw new FormulaFault('It is nested too deep: write it as a function.')
    const value = read()
    depth--
    return value
  }

  function readChoice(): FormulaNode {
    const test = readBinary(1)
    if (!accept('?')) return test
    return deeper(() => {
      const yes = readChoice()
      expect(':')
      return { kind: 'choice', test, yes, no: readChoice() }
    })
  }

  function readBinary(least: number): FormulaNode {
    let left = readUnary()
    for (;;) {
      const op = operatorOf(peek())
      if (!op || PRECEDENCE[op] < least || op === '**') return left
      at++
      left = { kind: 'binary', op, left, right: deeper(() => readBinary(PRECEDENCE[op] + 1)) }
    }
  }

  function readUnary(): FormulaNode {
    if (accept('-')) return deeper(() => negated(readUnary()))
    if (accept('!')) return deeper(() => ({ kind: 'unary', op: '!', operand: readUnary() }))
    if (accept('+')) return deeper(readUnary)
    const base = readPrimary()
    // Binds tighter than a minus before it, looser than one behind it.
    return accept('**') ? { kind: 'binary', op: '**', left: base, right: deeper(readUnary) } : base
  }

  function readPrimary(): FormulaNode {
    const token = peek()
    at++
    switch (token.kind) {
      case 'number':
        return { kind: 'number', value: numberOf(token.text) }
      case 'text':
        return { kind: 'text', value: token.text }
      case 'column':
        return { kind: 'column', name: token.text }
      case 'name':
        return readName(token.text)
      default:
        if (!isNext('(', token)) throw new FormulaFault(`${tokenWord(token)} where a value should be.`)
        return deeper(() => {
          const inner = readChoice()
          expect(')')
          return inner
        })
    }
  }

  function readName(name: string): FormulaNode {
    if (isNext('(')) return { kind: 'call', name, args: readArguments() }
    if (isNext('[') && ROWS.includes(name)) return readKey()
    if (accept('.')) return readProperty(name)
    return CONSTANTS.get(name) ?? { kind: 'column', name }
  }

  function readProperty(object: string): FormulaNode {
    const { kind, text } = peek()
    if (kind !== 'name') throw new FormulaFault(`${tokenWord(peek())} where a name should be.`)
    at++
    if (ROWS.includes(object)) return { kind: 'column', name: text }
    if (isNext('(') && (object === 'op' || object === 'Math'))
      return { kind: 'call', name: text, args: readArguments() }
    throw new FormulaFault(`"${object}.${text}" is no column: a column with a dot is written \`${object}.${text}\`.`)
  }

  function readKey(): FormulaNode {
    expect('[')
    const { kind, text } = peek()
    if (kind !== 'text') throw new FormulaFault("A column in brackets is a text: row['net price'].")
    at++
    expect(']')
    return { kind: 'column', name: text }
  }

  function readArguments(): readonly FormulaNode[] {
    expect('(')
    if (accept(')')) return []
    return deeper(() => {
      const args = [readChoice()]
      while (accept(',')) args.push(readChoice())
      expect(')')
      return args
    })
  }

  const node = readChoice()
  const rest = peek()
  if (rest.kind === 'end') return node
  const hint = rest.kind === 'name' ? " A column with a space is written `net price`, a text 'in quotes'." : ''
  throw new FormulaFault(`${tokenWord(rest)} where it should end.${hint}`)
}

/** What a row may be called, for those who write it out. */
const ROWS: readonly string[] = ['row', 'd']

const CONSTANTS: ReadonlyMap<string, FormulaNode> = new Map([
  ['true', { kind: 'truth', value: true }],
  ['false', { kind: 'truth', value: false }],
  ['null', { kind: 'null' }],
  ['undefined', { kind: 'null' }],
])

const SAME: Readonly<Record<string, BinaryOp>> = { '==': '===', '!=': '!==' }

function operatorOf({ kind, text }: Token): BinaryOp | null {
  if (kind !== 'mark') return null
  const op = SAME[text] ?? text
  return Object.hasOwn(PRECEDENCE, op) ? (op as BinaryOp) : null
}

function negated(operand: FormulaNode): FormulaNode {
  return { kind: 'unary', op: '-', operand }
}

function numberOf(text: string): number {
  const value = Number(text)
  if (Number.isFinite(value)) return value
  throw new FormulaFault(`${text} is too large for a number.`)
}

function tokenWord({ kind, text }: Token): string {
  if (kind === 'end') return 'It ends'
  return `There is ${kind === 'text' ? `the text "${text}"` : `"${text}"`}`
}
