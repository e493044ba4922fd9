import type { EditIntent } from '../../model/edit.ts'
import type { Problem } from '../../model/problem.ts'
import { outcomeOf, type Texts } from '../edited.ts'
import type { Examples } from '../told.ts'

const A = 'export function a(): number { return 1 }\n'
const F = 'export function f(n: number): number { return n }\n'
const MADE = `import { decorate, extractFields } from 'dagwright'
export const f = decorate(extractFields('low'), (n: number) => ({ low: n }))
`
const HELPER = `function help(): number { return 1 }
export const f = () => help()
export const g = () => help()
`
const refused = (texts: Texts, intent: EditIntent) => (): readonly Problem[] => {
  const outcome = outcomeOf(texts, intent)
  return 'refusal' in outcome ? [outcome.refusal] : []
}
const rename = (node: string, name: string) => ({ kind: 'rename', node, name }) as const
const connect = (source: string, target: string, parameter: string | null) =>
  ({ kind: 'connect', source, target, parameter }) as const
const paste = (text: string) => ({ kind: 'paste', text, module: 'main.ts', keepLinks: false }) as const

/** Edits that are refused, and why. */
export const editExamples: Examples = {
  'DW-EDIT-001': [refused(A, rename('a', '1a')), '"1a" cannot be the name of a node: it is no identifier.'],
  'DW-EDIT-002': [refused(A + F, rename('a', 'n')), 'The name "n" is taken: it is an input of f.'],
  'DW-EDIT-003': [
    refused(`${A}export const f = (a: number) => a\n`, connect('f', 'a', null)),
    '"f" cannot feed "a": it needs it (a -> f -> a).',
  ],
  'DW-EDIT-004': [
    refused("export const a = () => 'x'\nexport const f = (n: number) => n\n", connect('a', 'f', 'n')),
    '"a" gives string, but "f" takes n: number.',
  ],
  'DW-EDIT-005': [refused(F, connect('n', 'f', null)), '"f" takes "n" already.'],
  'DW-EDIT-006': [
    refused(`${A}export const f = (`, rename('a', 'b')),
    'main.ts has a syntax error in line 2, so the graph cannot be edited.',
  ],
  'DW-EDIT-007': [
    refused(MADE, rename('low', 'high')),
    '"low" is made by a modifier of "f": it is changed in the code.',
  ],
  'DW-EDIT-008': [
    refused(F, { kind: 'disconnect', target: 'f', parameter: 'm' }),
    '"f" has no parameter "m" (any more).',
  ],
  'DW-EDIT-009': [
    refused(`${A}export const f = () => { const a = 2; return a }\n`, connect('a', 'f', null)),
    '"a" means something else already in main.ts:2.',
  ],
  'DW-EDIT-010': [refused(F, { kind: 'retype', node: 'f', type: 'number[' }), '"number[" is no type.'],
  'DW-EDIT-011': [
    refused(HELPER, { kind: 'move', nodes: ['f'], module: 'next.ts' }),
    'It needs the helper "help", which others use too: exported for next.ts, that would become a node.',
  ],
  'DW-EDIT-012': [
    refused('export function f(n: 1): 1\nexport function f(n: any) { return n }\n', {
      kind: 'setDefault',
      node: 'f',
      parameter: 'n',
      text: '1',
    }),
    '"f" has several signatures: this cannot be changed for all at once.',
  ],
  'DW-EDIT-013': [
    refused(`${A}export const f = (a: number) => a\n`, { kind: 'remove', nodes: ['a'], reconnect: true }),
    'Nothing feeds "a" that could be led to "f".',
  ],
  'DW-EDIT-014': [
    refused(A, paste('export const b = (')),
    'The text has a syntax error in line 1, column 19: Expression expected.',
  ],
  'DW-EDIT-015': [
    refused(A, paste('const b = () => 1')),
    'The text exports no function, so there is nothing that could be a node.',
  ],
  'DW-EDIT-016': [
    refused(A, paste("import fs from 'node:fs'\nexport const b = () => fs")),
    'The text imports "node:fs", which modules cannot import.',
  ],
}
