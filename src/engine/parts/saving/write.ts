import { judgeWhole } from './judges.ts'
import type { Refused } from './refused.ts'
import { toJsonText } from './toJsonText.ts'
import type { ValueTools } from './tools.ts'

type Written = { readonly ok: true; readonly bytes: Uint8Array } | Refused

export function writeJson(value: unknown, tools: ValueTools): Written {
  const json = toJsonText(value, { path: '', indent: 2 }, tools)
  return json.ok ? encode(`${json.text}\n`) : json
}

/** Each on a line of its own. */
export function writeLines(items: readonly unknown[], tools: ValueTools): Written {
  const lines: string[] = []
  for (const [at, item] of items.entries()) {
    const json = toJsonText(item, { path: `[${at}]`, indent: 0 }, tools)
    if (!json.ok) return json
    lines.push(`${json.text}\n`)
  }
  return encode(lines.join(''))
}

export function writeText(value: unknown): Written {
  if (typeof value !== 'string') return { ok: false, reason: 'it is no text' }
  const odd = judgeWhole(value)
  if (odd) return { ok: false, reason: `it is ${odd}` }
  // A text that begins with a byte order mark would lose it to the reader: so it has two.
  return encode(value.startsWith('\ufeff') ? `\ufeff${value}` : value)
}

function encode(text: string): Written {
  return { ok: true, bytes: new TextEncoder().encode(text) }
}
