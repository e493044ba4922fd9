import type { ModifierSpec } from '../model/module.ts'
import type { ModifierContext } from './modifier.ts'

/** Reports that a modifier's arguments are of another form than `wanted`, which is how to write them. */
export function refuseForm(spec: ModifierSpec, wanted: string, context: ModifierContext): void {
  context.complain('DW-LINK-020', {
    message: `${spec.name} at "${context.fn.name}" cannot be read as ${spec.text}.`,
    hint: `Write ${wanted}.`,
  })
}
