import * as arquero from 'arquero'
import * as dagwright from '../author/index.ts'
import type { Program } from '../model/graph.ts'
import { importPart } from '../parts/importPart.ts'
import type { Packages } from '../run/loader.ts'

/** What modules may import in the sandbox: Arquero and `dagwright` are part of the engine, `d3-array` comes when a program wants it. */
export interface SandboxPackages {
  readonly all: Packages
  /** Null where all that the program imports is there. */
  prepare(program: Program): Promise<void> | null
}

export function createSandboxPackages(): SandboxPackages {
  const all: Record<string, object> = { arquero, dagwright }
  return {
    all,
    prepare({ code }) {
      if (all['d3-array'] || !code.some(({ packages }) => packages.includes('d3-array'))) return null
      return importPart('d3Array').then((d3Array) => {
        all['d3-array'] = d3Array
      })
    },
  }
}
