/** `spend, weeks: number` as what a new function takes; the message where it cannot be read. */
export function parseTakes(text: string): { readonly name: string; readonly type?: string }[] | string {
  const parts = splitTop(text)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  const out: { name: string; type?: string }[] = []
  for (const part of parts) {
    const colon = part.indexOf(':')
    const name = (colon < 0 ? part : part.slice(0, colon)).trim()
    const type = colon < 0 ? '' : part.slice(colon + 1).trim()
    if (!/^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name))
      return `"${part}" is no name of a node. Write names with commas between: a, b: number.`
    if (colon >= 0 && !type) return `The type of "${name}" is missing behind the colon.`
    if (out.some((one) => one.name === name)) return `"${name}" stands there twice.`
    out.push(type ? { name, type } : { name })
  }
  return out
}

/** At the commas that stand in no brackets: `a: Map<string, number>, b` is two. */
function splitTop(text: string): string[] {
  const parts = ['']
  let depth = 0
  for (const [at, char] of [...text].entries()) {
    const isArrow = char === '>' && text[at - 1] === '='
    if ('([{<'.includes(char)) depth++
    else if (')]}>'.includes(char) && !isArrow) depth--
    if (char === ',' && depth <= 0) parts.push('')
    else parts[parts.length - 1] += char
  }
  return parts
}
