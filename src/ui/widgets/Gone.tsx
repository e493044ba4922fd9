import type { ValueRef } from '../../engine/page.ts'
import { useController } from '../store/react.tsx'

interface GoneProps {
  /** "table" */
  readonly what: string
  readonly base: ValueRef
}

/** In place of a value that there was no room for: the way to have it again. */
export function Gone({ what, base: { root } }: GoneProps) {
  const controller = useController()
  const runAgain = () => void (root.kind === 'node' ? controller.runTo(root.node) : controller.run())
  return (
    <p className="value-gone">
      This {what} is not kept any more.{' '}
      <button type="button" className="link" onClick={runAgain}>
        Make it again
      </button>
    </p>
  )
}
