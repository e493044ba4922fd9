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
    const [first = ''] = String(error instanceof Error ? error.message : error).split('\n')
    return { ok: false, reason: first.replace(/ \(\d+:\d+\)$/, ''), ...placeOf(error) }
  }
}

/** Both from one. */
function placeOf(error: unknown): { readonly line: number; readonly column: number } {
  const loc: unknown = error instanceof Error && 'loc' in error ? error.loc : null
  const start = isRecord(loc) ? loc.start : null
  return isRecord(start) ? { line: Number(start.line), column: Number(start.column) } : { line: 1, column: 1 }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
