import { useEffect } from 'react'
import { focusCard } from '../common/focusCard.ts'
import { isTyping } from '../common/isTyping.ts'
import { findCommand, type KeyCommand } from '../common/keys.ts'
import type { Controller } from '../store/controller.ts'
import { placesOf, viewOf } from '../store/places.ts'
import { useAppStore, useController } from '../store/react.tsx'
import type { AppState } from '../store/state.ts'
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
      if (isAskingSoon(store.getState())) return
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

export function isOnCanvas(target: EventTarget | null): boolean {
  return target === document.body || (target instanceof Element && target.closest('.canvas') !== null)
}

/** What is typed while a palette or a question is on its way is meant for it. */
function isAskingSoon({ palette, prompt }: AppState): boolean {
  return palette !== null || prompt !== null
}

/** Whether the command was one for the canvas. */
function obey(command: KeyCommand, state: AppState, controller: Controller): boolean {
  const { shown } = state
  const selected = state.selected ?? focusedCard()
  const node = shown?.graph.nodes.find((one) => one.name === selected)
  if (command.kind === 'walk' && shown) {
    const next = walk(shown.graph, placesOf(state), selected, { key: command.direction, flow: viewOf(state).direction })
    if (next === null) return true
    controller.select(next)
    focusCard(next)
    return true
  }
  if (command.kind === 'output' && node) {
    controller.toggleOutput(node.name)
    return true
  }
  if (command.kind === 'open' && node) {
    controller.select(node.name)
    if (shown?.hidden.has(node.name)) {
      controller.setGroup(node.name, true)
      return true
    }
    controller.view({ sideTab: 'code' })
    if (node.where) controller.show(node.where)
    return true
  }
  return obeyEdit(command.kind, state, controller)
}

/** By the commands that menus list too. */
function obeyEdit(kind: KeyCommand['kind'], state: AppState, controller: Controller): boolean {
  const ids = EDIT_COMMANDS[kind]
  if (!ids) return false
  void import('../store/commands.ts').then(({ commandsFor, targetOf }) => {
    const target = targetOf(state)
    const own = target ? commandsFor(target, state, controller) : []
    const general = commandsFor({ kind: 'canvas', at: null }, state, controller)
    const command = [...own, ...general].find((one) => ids.includes(one.id))
    if (command?.refusal) controller.notify('info', `${command.refusal}.`)
    else command?.run()
  })
  return true
}

const EDIT_COMMANDS: Readonly<Partial<Record<KeyCommand['kind'], readonly string[]>>> = {
  rename: ['node.rename'],
  delete: ['node.delete', 'nodes.delete', 'edge.disconnect'],
  connect: ['node.connect'],
  duplicate: ['node.duplicate', 'nodes.duplicate'],
  new: ['node.feed', 'edge.insert', 'canvas.newFunction'],
  input: ['node.addInput', 'canvas.newInput'],
  all: ['canvas.all'],
}

function focusedCard(): string | null {
  const card = document.activeElement?.closest<HTMLElement>('[data-node]')
  return card?.dataset.node ?? null
}
