import type { Modifier } from '../modifier.ts'

/** `mutate(...)` changes other functions, before any is expanded (`link/mutate.ts`): where it stands it does nothing. */
export const mutate: Modifier = {
  name: 'mutate',
  lifecycle: 'decorator',
  apply: (nodes) => nodes,
}
