import type { GraphNode } from '../../engine/page.ts'
import { NodeChip } from '../widgets/NodeChip.tsx'
import { useShowCode } from './useShowCode.ts'
import type { Written } from './written.ts'

/** Why nothing of it can be changed here, and where it can be. */
export function MadeBy({
  node,
  written,
}: {
  readonly node: GraphNode
  readonly written: Written & { readonly kind: 'made' }
}) {
  const showCode = useShowCode()
  const { maker, face } = written
  const where = maker?.where ?? node.where
  return (
    <p className="inspector-note">
      Made by{' '}
      {where ? (
        <button type="button" className="field-show mono" onClick={() => showCode(where)}>
          {maker?.name ?? 'a modifier'}
        </button>
      ) : (
        <span className="mono">{maker?.name ?? 'a modifier'}</span>
      )}{' '}
      of {face !== null ? <NodeChip name={face} /> : <span className="mono">{node.origin}</span>}: it is changed there.
    </p>
  )
}
