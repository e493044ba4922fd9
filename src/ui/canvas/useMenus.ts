import { useReactFlow } from '@xyflow/react'
import type { MouseEvent } from 'react'
import { moduleOfCard } from '../store/modules.ts'
import { useAppStore, useController } from '../store/react.tsx'
import type { Target } from '../store/targets.ts'
import { type CardNode, noteOf, type WireEdge } from './flow.ts'

/** Menus of commands for what is under the pointer. */
export function useMenus() {
  const flow = useReactFlow()
  const store = useAppStore()
  const controller = useController()

  function open(event: MouseEvent | globalThis.MouseEvent, target: Target): void {
    event.preventDefault()
    controller.view({ menu: { target, x: event.clientX, y: event.clientY } })
  }

  return {
    ofNode(event: MouseEvent, { id }: CardNode): void {
      const { marked } = store.getState()
      const path = moduleOfCard(id)
      if (noteOf(id) !== null) return
      if (path !== null) open(event, { kind: 'module', path })
      else if (marked.has(id)) open(event, { kind: 'nodes', names: [...marked] })
      else {
        controller.select(id)
        open(event, { kind: 'nodes', names: [id] })
      }
    },
    ofEdge(event: MouseEvent, edge: WireEdge): void {
      const target = edgeTarget(edge)
      controller.selectEdge(target)
      open(event, target)
    },
    ofPane(event: MouseEvent | globalThis.MouseEvent): void {
      open(event, { kind: 'canvas', at: flow.screenToFlowPosition({ x: event.clientX, y: event.clientY }) })
    },
    ofSelection(event: MouseEvent, nodes: readonly CardNode[]): void {
      open(event, { kind: 'nodes', names: nodes.map((node) => node.id).filter((id) => noteOf(id) === null) })
    },
  }
}

export function edgeTarget({ source, target, data }: WireEdge): Target & { kind: 'edge' } {
  return { kind: 'edge', source, target, parameter: data?.parameter ?? source }
}
