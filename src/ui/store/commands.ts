import { findNode } from '../../engine/page.ts'
import { canvasCommands, edgeCommands } from './canvasCommands.ts'
import { chosenOf } from './chosen.ts'
import type { Command } from './command.ts'
import type { Controller } from './controller.ts'
import { moduleCommands } from './moduleCommands.ts'
import { nodeCommands, severalCommands } from './nodeCommands.ts'
import type { AppState } from './state.ts'
import type { ScreenPoint, Target } from './targets.ts'

/** What can be done with a target, in the order of a menu. */
export function commandsFor(
  target: Target,
  state: AppState,
  controller: Controller,
  point: ScreenPoint | null = null,
): Command[] {
  const situation = { state, controller, point }
  switch (target.kind) {
    case 'canvas':
      return canvasCommands(target, situation)
    case 'edge':
      return edgeCommands(target, situation)
    case 'module':
      return moduleCommands(target.path, situation)
    case 'nodes': {
      const [only, ...more] = target.names
      if (only === undefined) return []
      const node = state.program ? findNode(state.program.graph, only) : undefined
      if (more.length) return severalCommands(target.names, situation)
      return node ? nodeCommands(node, situation) : []
    }
  }
}

/** What keys are about: the marked cards, the selected edge, or the selected card. */
export function targetOf(state: AppState): Target | null {
  if (state.selectedEdge) return state.selectedEdge
  const names = [...chosenOf(state)]
  return names.length ? { kind: 'nodes', names } : null
}
