import type { OnConnectStartParams, useReactFlow } from '@xyflow/react'
import { findNode } from '../../engine/page.ts'
import type { Controller } from '../store/controller.ts'
import type { AppStore } from '../store/state.ts'
import { fitsByTarget } from '../store/targets.ts'
import { dropAt } from './dropAt.ts'

interface Tools {
  readonly flow: Pick<ReturnType<typeof useReactFlow>, 'screenToFlowPosition'>
  readonly store: AppStore
  readonly controller: Controller
}

/** A wire left a card: asks where it may end, so that only those light up. */
export async function lookFor(
  { nodeId, handleType }: OnConnectStartParams,
  { store, controller }: Tools,
): Promise<void> {
  const graph = store.getState().program?.graph
  if (nodeId === null || handleType !== 'source' || !graph || !findNode(graph, nodeId)) return
  const connecting = { source: nodeId, fits: null }
  controller.view({ connecting })
  const fits = await controller.fits(nodeId)
  if (store.getState().connecting === connecting)
    controller.view({ connecting: { ...connecting, fits: fitsByTarget(fits) } })
}

/** A wire was let go: on a card or a port it connects, on the ground one chooses what takes it. One from a port ends at what feeds it. */
export function letGo(
  { nodeId, handleId, handleType }: OnConnectStartParams,
  event: MouseEvent | TouchEvent,
  tools: Tools,
): void {
  const { flow, controller } = tools
  const point = 'changedTouches' in event ? event.changedTouches[0] : event
  if (!point || nodeId === null) return
  const { node, port, isGround } = dropAt(point.clientX, point.clientY)
  if (handleType === 'target') {
    if (node !== null && handleId)
      void controller.attempt({ kind: 'connect', source: node, target: nodeId, parameter: handleId })
  } else if (node !== null && node !== nodeId) {
    void controller.attempt({ kind: 'connect', source: nodeId, target: node, parameter: port })
  } else if (isGround) {
    const at = { x: point.clientX, y: point.clientY }
    controller.view({ palette: { kind: 'add', source: nodeId, place: flow.screenToFlowPosition(at), at } })
  }
}
