import type { ArgumentPath } from '../model/callPart.ts'
import type { ModifierSpec } from '../model/module.ts'
import type { ModifierContext } from './modifier.ts'

/** Reports that a modifier's arguments, or the one at `path`, are of another form than `wanted`, which is how to write them. */
export function refuseForm(spec: ModifierSpec, wanted: string, context: ModifierContext, path?: ArgumentPath): void {
  context.complain('DW-LINK-020', {
    message: `${spec.name} at "${context.fn.name}" cannot be read as ${spec.text}.`,
    hint: `Write ${wanted}.`,
    part: path && { path },
  })
}
