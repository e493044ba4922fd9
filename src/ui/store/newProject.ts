import { DEFAULT_SETTINGS } from '../../engine/page.ts'
import type { ProjectDocument } from './document.ts'

const TEXT = `// Each exported function is a node,
// its parameters are its edges.

/** Twice the number. */
export function doubled(x: number): number {
  return 2 * x
}
`

/** A project to start from: one function that runs. */
export function newProject(): ProjectDocument {
  return {
    files: [{ path: 'main.ts', text: TEXT }],
    data: new Map(),
    settings: { ...DEFAULT_SETTINGS, inputs: { x: { kind: 'json', value: 21 } } },
  }
}
