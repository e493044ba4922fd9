/**
 * As `JSON.parse`, but that a whole number which a number would change becomes a bigint: identifiers of 64 bits are no use rounded.
 * One that a number says in the same digits stays a number.
 */
export function parseExact(text: string): unknown {
  const value: unknown = JSON.parse(text)
  return MAY_CHANGE.test(text) ? withBigInts(text) : value
}

/** A whole number of so many digits, where one may stand: few texts have any. */
const MAY_CHANGE = /(?:^|[[,:\s-])\d{16,}(?=$|[\s,\]}])/

const TEXTS_AND_NUMBERS = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g
const WHOLE = /^-?\d{16,}$/

/** Of a text that is JSON: such numbers are put into texts that no other text there is like. */
function withBigInts(text: string): unknown {
  let mark = 'bigint '
  while (text.includes(mark)) mark = `_${mark}`
  const marked = text.replace(TEXTS_AND_NUMBERS, (token) =>
    WHOLE.test(token) && String(Number(token)) !== token ? `"${mark}${token}"` : token,
  )
  return JSON.parse(marked, (_, value: unknown) =>
    typeof value === 'string' && value.startsWith(mark) ? BigInt(value.slice(mark.length)) : value,
  )
}
