import { RESERVED_WORDS } from '../../model/reservedWords.ts'

const IDENTIFIER = /^[\p{ID_Start}_$][\p{ID_Continue}$\u200c\u200d]*$/u

/** Characters that end a line of code, cannot be seen, or turn the direction of what follows. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu

/** Text as a literal, as a careful hand writes it: `'net price'`, `"it's"`. */
export function quote(text: string): string {
  const mark = text.includes("'") && !text.includes('"') ? '"' : "'"
  const inside = text.replaceAll('\\', '\\\\').replaceAll(mark, `\\${mark}`).replace(HIDDEN, escapeHidden)
  return mark + inside + mark
}

/** A key of an object or of its type: bare where it may be. */
export function keyOf(name: string): string {
  if (name === '__proto__') return "['__proto__']"
  return IDENTIFIER.test(name) ? name : quote(name)
}

/** A property: `row.price`, `row['net price']`. */
export function propertyOf(object: string, name: string): string {
  return IDENTIFIER.test(name) ? `${object}.${name}` : `${object}[${quote(name)}]`
}

/** Whether a function, or a parameter, can have it as its name. */
export function isName(text: string): boolean {
  return IDENTIFIER.test(text) && !RESERVED_WORDS.has(text)
}

/** Text inside of a comment, on one line. */
export function plain(text: string): string {
  return text.replace(HIDDEN, ' ').replaceAll('*/', '* /')
}

function escapeHidden(char: string): string {
  const known: Record<string, string> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' }
  return known[char] ?? [...char].map(toEscape).join('')
}

function toEscape(char: string): string {
  const code = char.codePointAt(0) ?? 0
  return code > 0xffff ? `\\u{${code.toString(16)}}` : `\\u${code.toString(16).padStart(4, '0')}`
}
