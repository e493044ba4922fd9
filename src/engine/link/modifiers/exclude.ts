import { refuseForm } from '../misuse.ts'
import type { Modifier } from '../modifier.ts'

/** `exclude()`: no node; other functions may still call the function. */
export const exclude: Modifier = {
  name: 'exclude',
  lifecycle: 'resolver',
  apply(_nodes, spec, context) {
    if (spec.args.length) refuseForm(spec, 'exclude()', context, [0])
    return []
  },
}
