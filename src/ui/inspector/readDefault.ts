import type { Place } from '../../engine/page.ts'

/** What stands behind the `=` of a parameter whose name is at a place; null where there is none, or the text has moved on. */
export function readDefault(text: string, parameter: string, { line, column }: Place): string | null {
  const start = offsetOf(text, line, column)
  if (start === null || !text.startsWith(parameter, start)) return null
  let at = start + parameter.length
  const isType = /^\s*\??\s*:/.test(text.slice(at))
  let depth = 0
  for (; at < text.length; at++) {
    const skipped = skip(text, at)
    if (skipped > at) {
      at = skipped - 1
      continue
    }
    const one = text[at] ?? ''
    const isArrow = text.startsWith('=>', at)
    if (one === '=' && !isArrow && depth === 0) return readExpression(text, at + 1)
    if (isArrow) at++
    else if ('([{'.includes(one) || (isType && one === '<')) depth++
    else if (depth > 0 && (')]}'.includes(one) || (isType && one === '>'))) depth--
    else if (depth === 0 && (one === ',' || one === ')')) return null
  }
  return null
}

/** To the comma or bracket that ends it. */
function readExpression(text: string, start: number): string | null {
  let depth = 0
  for (let at = start; at < text.length; at++) {
    const skipped = skip(text, at)
    if (skipped > at) {
      at = skipped - 1
      continue
    }
    const one = text[at] ?? ''
    if (depth === 0 && (one === ',' || one === ')')) return text.slice(start, at).trim()
    if ('([{'.includes(one)) depth++
    else if (')]}'.includes(one)) depth--
  }
  return null
}

/** Behind a text or a comment that begins here. */
function skip(text: string, at: number): number {
  if (!'\'"`/'.includes(text[at] ?? ' ')) return at
  const found = /^(?:'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\[\s\S])*`|\/\*[\s\S]*?\*\/|\/\/[^\n]*)/.exec(
    text.slice(at),
  )
  return at + (found?.[0].length ?? 0)
}

function offsetOf(text: string, line: number, column: number): number | null {
  let start = 0
  for (let count = 1; count < line; count++) {
    const end = text.indexOf('\n', start)
    if (end < 0) return null
    start = end + 1
  }
  return start + column - 1
}
