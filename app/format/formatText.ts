import * as estree from 'prettier/plugins/estree'
import * as typescript from 'prettier/plugins/typescript'
import { format } from 'prettier/standalone'
import type { Formatted } from '../../src/ui/store/services.ts'
import { styleOf } from './styleOf.ts'

/** The text in its own style, broken and indented as Prettier has it; or where it is no TypeScript. */
export async function formatText(text: string): Promise<Formatted> {
  const options = { parser: 'typescript', plugins: [typescript, estree], endOfLine: 'auto' as const, ...styleOf(text) }
  try {
    return { ok: true, text: await format(text, options) }
  } catch (error) {
    const place = placeOf(error)
    if (!place) throw error
    const [first = ''] = String(error instanceof Error ? error.message : error).split('\n')
    return { ok: false, reason: first.replace(/ \(\d+:\d+\)$/, ''), ...place }
  }
}

/** Both from one; null of what is the formatter's own failure. */
function placeOf(error: unknown): { readonly line: number; readonly column: number } | null {
  const loc: unknown = error instanceof Error && 'loc' in error ? error.loc : null
  const start = isRecord(loc) ? loc.start : null
  return isRecord(start) ? { line: Number(start.line), column: Number(start.column) } : null
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
