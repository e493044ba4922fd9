import * as arquero from 'arquero'
import * as dagwright from '../author/index.ts'
import type { Program } from '../model/graph.ts'
import { importPart } from '../parts/importPart.ts'
import type { Packages } from '../run/loader.ts'
import { expressionsReady } from './sandboxAcorn.ts'
import { arrowReady } from './sandboxArrow.ts'

/** What modules may import in the sandbox: Arquero and `dagwright` are part of the engine, `d3-array` comes when a program wants it. */
export interface SandboxPackages {
  readonly all: Packages
  /** Null where all that the program imports is there; without a program it is the one of the last time. */
  prepare(program: Program | null): Promise<void> | null
}

export function createSandboxPackages(): SandboxPackages {
  const all: Record<string, object> = { arquero, dagwright }
  let code: Program['code'] = []
  return {
    all,
    prepare(program) {
      code = program?.code ?? code
      const wantsD3 = !all['d3-array'] && code.some(({ packages }) => packages.includes('d3-array'))
      const d3Ready =
        wantsD3 && importPart('d3Array').then((d3Array) => void Object.assign(all, { 'd3-array': d3Array }))
      // Tables have verbs, whether their module imports Arquero or is only given them.
      const ready = [d3Ready, expressionsReady(), arrowReady()].filter((one) => one instanceof Promise)
      return ready.length ? Promise.allSettled(ready).then(() => undefined) : null
    },
  }
}
