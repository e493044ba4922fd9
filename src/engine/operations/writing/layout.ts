/** Code that is laid out in lines when it is printed. */
export type Code = string | Sequence | Bracket | Chain | Arrow | Operands

interface Sequence {
  readonly kind: 'sequence'
  readonly parts: readonly Code[]
}

/** `(a, b)`, `{ a, b }`: on one line where it fits, else an item a line. */
interface Bracket {
  readonly kind: 'bracket'
  readonly open: string
  readonly items: readonly Code[]
  readonly close: string
  readonly padded: boolean
}

/** `table.filter(...).orderby(...)`: a line a call from the third call on, or where it does not fit. */
interface Chain {
  readonly kind: 'chain'
  readonly head: string
  readonly calls: readonly Code[]
}

/** `(row) => body`: the body on a line of its own where it does not fit. */
interface Arrow {
  readonly kind: 'arrow'
  readonly head: string
  readonly body: Code
  /** A `? :`, which stands in parentheses behind the arrow. */
  readonly isChoice: boolean
}

/** `a && b`: an operand a line where it does not fit. */
interface Operands {
  readonly kind: 'operands'
  readonly op: string
  readonly parts: readonly Code[]
  readonly inParentheses: boolean
}

export const WIDTH = 120
const MOST_CALLS_ON_A_LINE = 2

export function sequence(...parts: readonly Code[]): Code {
  return { kind: 'sequence', parts }
}

/** A call: `name(a, b)`. A last argument that is an object hugs the brackets. */
export function call(name: string, ...args: readonly Code[]): Code {
  return sequence(name, { kind: 'bracket', open: '(', items: args, close: ')', padded: false })
}

export function object(entries: readonly Code[]): Code {
  return entries.length ? { kind: 'bracket', open: '{', items: entries, close: '}', padded: true } : '{}'
}

export function list(items: readonly Code[]): Code {
  return { kind: 'bracket', open: '[', items, close: ']', padded: false }
}

export function chain(head: string, ...calls: readonly (Code | null)[]): Code {
  return { kind: 'chain', head, calls: calls.filter((one) => one !== null) }
}

export function arrow(head: string, body: Code, { isChoice = false } = {}): Code {
  return { kind: 'arrow', head, body, isChoice }
}

export function operands(op: string, parts: readonly Code[], inParentheses = false): Code {
  return { kind: 'operands', op, parts, inParentheses }
}

/** Lines of at most 120 characters where that can be; `column` is where the first one begins, `indent` what the others begin with. */
export function print(code: Code, indent = '', column = indent.length): string {
  const line = flat(code)
  if (line !== null && column + line.length <= WIDTH) return line
  if (typeof code === 'string') return code
  switch (code.kind) {
    case 'sequence':
      return printSequence(code, indent, column)
    case 'bracket':
      return printBracket(code, indent, column)
    case 'chain':
      return printChain(code, indent, column)
    case 'arrow':
      return printArrow(code, indent)
    case 'operands':
      return printOperands(code, indent)
  }
}

/** All on one line; null for what always takes several. */
function flat(code: Code): string | null {
  if (typeof code === 'string') return code
  if (code.kind === 'chain') {
    if (code.calls.length > MOST_CALLS_ON_A_LINE) return null
    const calls = code.calls.map(flat)
    return calls.includes(null) ? null : code.head + calls.map((one) => `.${one}`).join('')
  }
  if (code.kind === 'arrow') {
    const body = flat(code.body)
    return body && `${code.head} => ${code.isChoice ? `(${body})` : body}`
  }
  if (isMatrix(code)) return null
  const parts = (code.kind === 'bracket' ? code.items : code.parts).map(flat)
  if (parts.includes(null)) return null
  if (code.kind === 'sequence') return parts.join('')
  if (code.kind === 'operands') {
    const line = parts.join(` ${code.op} `)
    return code.inParentheses ? `(${line})` : line
  }
  const space = code.padded ? ' ' : ''
  return code.open + space + parts.join(', ') + space + code.close
}

/** Lists of lists stand one below the other. */
function isMatrix(code: Code): boolean {
  const isList = (one: Code): one is Bracket =>
    typeof one === 'object' && one.kind === 'bracket' && one.open === '[' && one.items.length > 1
  return isList(code) && code.items.every(isList)
}

function printSequence({ parts }: Sequence, indent: string, column: number): string {
  let out = ''
  let at = column
  for (const part of parts) {
    const text = print(part, indent, at)
    out += text
    const lastLine = text.slice(text.lastIndexOf('\n') + 1)
    at = lastLine.length + (text.includes('\n') ? 0 : at)
  }
  return out
}

function printBracket({ open, items, close }: Bracket, indent: string, column: number): string {
  const hugged = open === '(' ? hug(items, indent, column) : null
  if (hugged !== null) return open + hugged + close
  const deeper = `${indent}  `
  const lines = items.map((item) => `${deeper}${print(item, deeper)},\n`)
  return `${open}\n${lines.join('')}${indent}${close}`
}

/** Arguments of which only the last one, an object or a function, takes several lines. */
function hug(items: readonly Code[], indent: string, column: number): string | null {
  const last = items.at(-1)
  if (!canHug(last)) return null
  const before = items.slice(0, -1).map(flat)
  if (before.includes(null)) return null
  const start = before.map((one) => `${one}, `).join('')
  const text = start + printBracket(last, indent, column + 1 + start.length)
  const firstLine = text.slice(0, text.indexOf('\n'))
  return column + 1 + firstLine.length <= WIDTH ? text : null
}

function canHug(code: Code | undefined): code is Bracket {
  return typeof code === 'object' && code.kind === 'bracket' && code.open !== '('
}

function printArrow({ head, body }: Arrow, indent: string): string {
  const deeper = `${indent}  `
  return `${head} =>\n${deeper}${print(body, deeper)}`
}

function printChain({ head, calls }: Chain, indent: string, column: number): string {
  if (calls.length <= MOST_CALLS_ON_A_LINE) {
    return printSequence({ kind: 'sequence', parts: [head, ...calls.flatMap((one) => ['.', one])] }, indent, column)
  }
  const deeper = `${indent}  `
  return [head, ...calls.map((one) => `${deeper}.${print(one, deeper, deeper.length + 1)}`)].join('\n')
}

function printOperands({ op, parts, inParentheses }: Operands, indent: string): string {
  const deeper = inParentheses ? `${indent}  ` : indent
  const lines = parts.map((one) => print(one, deeper, deeper.length)).join(` ${op}\n${deeper}`)
  return inParentheses ? `(${lines})` : lines
}
