import { useEffect } from 'react'
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
      if (event.defaultPrevented || isSomethingOpen()) return
      const command = findCommand(event, isTyping(event.target))
      if (command && obey(command, store.getState(), controller)) event.preventDefault()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [store, controller])
}

/** Dialogs and menus have their own keys. */
function isSomethingOpen(): boolean {
  return document.querySelector('dialog[open], [popover]:popover-open') !== null
}

function obey(command: KeyCommand, state: AppState, controller: Controller): boolean {
  switch (command.kind) {
    case 'run':
      void controller.run()
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
    case 'escape':
      if (state.running) void controller.stop()
      else controller.select(null)
      return true
    default:
      return false
  }
}
