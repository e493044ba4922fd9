import { useEffect } from 'react'
import { focusCard } from '../common/focusCard.ts'
import { isSomethingOpen } from '../common/isSomethingOpen.ts'
import { isTyping } from '../common/isTyping.ts'
import { findCommand, type KeyCommand } from '../common/keys.ts'
import type { Controller } from '../store/controller.ts'
import { useAppStore, useController } from '../store/react.tsx'
import type { AppState } from '../store/state.ts'

/** Keys that count everywhere, the editor included: the document's history is the only one. */
export function useGlobalKeys(): void {
  const store = useAppStore()
  const controller = useController()
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (event.defaultPrevented) return
      const command = findCommand(event, isTyping(event.target))
      if (command && !isSomethingOpen() && obey(command, store.getState(), controller)) event.preventDefault()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [store, controller])
}

function obey(command: KeyCommand, state: AppState, controller: Controller): boolean {
  switch (command.kind) {
    case 'run':
      void controller.run()
      return true
    case 'autoRun':
      void controller.setAutoRun(!state.autoRun.on)
      return true
    case 'undo':
      controller.undo()
      return true
    case 'redo':
      controller.redo()
      return true
    case 'help':
      controller.view({ dialog: 'help' })
      return true
    case 'commands':
    case 'find':
    case 'symbols':
      controller.view({ palette: { kind: command.kind } })
      return true
    case 'escape':
      closeNearest(state, controller)
      return true
    default:
      return false
  }
}

/** The nearest thing first: the run, the open group that the selection is in, the selection. */
function closeNearest(state: AppState, controller: Controller): void {
  const group = openGroupOf(state)
  if (state.running) void controller.stop()
  else if (group === null) controller.select(null)
  else {
    controller.setGroup(group, false)
    focusCard(group)
  }
}

function openGroupOf({ selected, shown, openGroups }: AppState): string | null {
  if (selected === null) return null
  const face = openGroups.has(selected) ? selected : shown?.faces.get(selected)
  return face !== undefined && openGroups.has(face) ? face : null
}
