import { type FinalConnectionState, type OnConnectStartParams, useReactFlow } from '@xyflow/react'
import { useRef } from 'react'
import { findNode } from '../../engine/page.ts'
import { useAppStore, useController } from '../store/react.tsx'
import { fitsByTarget } from '../store/targets.ts'
import { dropAt } from './dropAt.ts'

/** Drawing a wire writes a parameter: from a card to a port or a card, from a port back to a card, or onto the ground. */
export function useConnecting() {
  const flow = useReactFlow()
  const store = useAppStore()
  const controller = useController()
  const from = useRef<OnConnectStartParams | null>(null)

  async function look(source: string): Promise<void> {
    const connecting = { source, fits: null }
    controller.view({ connecting })
    const fits = await controller.fits(source)
    if (store.getState().connecting === connecting)
      controller.view({ connecting: { source, fits: fitsByTarget(fits) } })
  }

  return {
    start(_event: unknown, params: OnConnectStartParams): void {
      from.current = params
      const graph = store.getState().program?.graph
      const isNode = params.nodeId !== null && graph && findNode(graph, params.nodeId)
      if (isNode && params.handleType === 'source' && params.nodeId) void look(params.nodeId)
    },
    end(event: MouseEvent | TouchEvent, state: FinalConnectionState): void {
      const params = from.current
      from.current = null
      controller.view({ connecting: null })
      if (!params?.nodeId || !state.from) return
      const point = 'changedTouches' in event ? event.changedTouches[0] : event
      if (!point) return
      const drop = dropAt(point.clientX, point.clientY)
      if (params.handleType === 'target') {
        if (drop.node === null || !params.handleId) return
        void controller.attempt({
          kind: 'connect',
          source: drop.node,
          target: params.nodeId,
          parameter: params.handleId,
        })
      } else if (drop.node !== null) {
        if (drop.node === params.nodeId) return
        void controller.attempt({ kind: 'connect', source: params.nodeId, target: drop.node, parameter: drop.port })
      } else if (drop.isGround) {
        const place = flow.screenToFlowPosition({ x: point.clientX, y: point.clientY })
        const at = { x: point.clientX, y: point.clientY }
        controller.view({ prompt: { kind: 'newFunction', takes: [params.nodeId], place, at } })
      }
    },
  }
}
