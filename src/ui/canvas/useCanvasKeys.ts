import { useEffect } from 'react'
import { isTyping } from '../common/isTyping.ts'
import { findCommand, type KeyCommand } from '../common/keys.ts'
import type { Controller } from '../store/controller.ts'
import { useAppStore, useController } from '../store/react.tsx'
import type { AppState } from '../store/state.ts'
import { placesOf } from './derived.ts'
import { useFit } from './useFit.ts'
import { walk } from './walk.ts'

/** The canvas's own keys. They count where the focus is on the graph or nowhere, not in lists, tabs or fields. */
export function useCanvasKeys(): void {
  const store = useAppStore()
  const controller = useController()
  const showAll = useFit()
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (event.defaultPrevented || isTyping(event.target) || !isOnCanvas(event.target)) return
      const command = findCommand(event, false)
      if (!command) return
      if (command.kind === 'open' && event.target instanceof HTMLButtonElement) return
      if (command.kind === 'fit') showAll()
      else if (!obey(command, store.getState(), controller)) return
      event.preventDefault()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [store, controller, showAll])
}

function isOnCanvas(target: EventTarget | null): boolean {
  return target === document.body || (target instanceof Element && target.closest('.canvas') !== null)
}

/** Whether the command was one for the canvas. */
function obey(command: KeyCommand, state: AppState, controller: Controller): boolean {
  const { program } = state
  const selected = state.selected ?? focusedCard()
  const node = program?.graph.nodes.find((one) => one.name === selected)
  if (command.kind === 'walk' && program) {
    const next = walk(program.graph, placesOf(state), selected, command.direction)
    if (next === null) return true
    controller.select(next)
    requestAnimationFrame(() => focusCard(next))
    return true
  }
  if (command.kind === 'output' && node) {
    controller.toggleOutput(node.name)
    return true
  }
  if (command.kind === 'open' && node) {
    controller.select(node.name)
    controller.view({ sideTab: 'code' })
    if (node.where) controller.show(node.where)
    return true
  }
  return false
}

function focusedCard(): string | null {
  const card = document.activeElement?.closest<HTMLElement>('[data-node]')
  return card?.dataset.node ?? null
}

function focusCard(name: string): void {
  const card = document.querySelector<HTMLElement>(`.canvas [data-node="${CSS.escape(name)}"]`)
  card?.focus({ preventScroll: true })
}
