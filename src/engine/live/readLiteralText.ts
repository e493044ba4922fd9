/** A literal as people or minifiers write it (`void 0`, `!0`, `1/0`); null where it is no literal. */
export function readLiteralText(text: string): { readonly value: string | number | boolean | null | undefined } | null {
  if (WORDS.has(text)) return { value: WORDS.get(text) }
  const quoted = /^(['"`])((?:(?!\1)[^\\\n])*)\1$/.exec(text)
  if (quoted) return quoted[1] === '`' && quoted[2]?.includes('${') ? null : { value: quoted[2] ?? '' }
  if (!/^[-+]?(\d[\d_]*\.?[\d_]*(e[-+]?\d+)?|\.\d[\d_]*(e[-+]?\d+)?|0[xob][\da-f_]+)$/i.test(text)) return null
  const number = Number(text.replace(/^[-+]/, '').replaceAll('_', ''))
  return { value: text.startsWith('-') ? -number : number }
}

const WORDS = new Map<string, number | boolean | null | undefined>([
  ['true', true],
  ['false', false],
  ['!0', true],
  ['!1', false],
  ['null', null],
  ['undefined', undefined],
  ['void 0', undefined],
  ['NaN', Number.NaN],
  ['Infinity', Number.POSITIVE_INFINITY],
  ['-Infinity', Number.NEGATIVE_INFINITY],
  ['1/0', Number.POSITIVE_INFINITY],
  ['-1/0', Number.NEGATIVE_INFINITY],
])
