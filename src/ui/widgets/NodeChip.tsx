import { useController } from '../store/react.tsx'
import './nodeChip.css'

/** A node's name that leads to the node. */
export function NodeChip({ name }: { readonly name: string }) {
  const controller = useController()
  return (
    <button type="button" className="node-chip" title={`Select ${name}`} onClick={() => controller.select(name)}>
      {name}
    </button>
  )
}
