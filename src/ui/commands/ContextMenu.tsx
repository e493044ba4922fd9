import { useMemo } from 'react'
import { MenuAt } from '../common/MenuAt.tsx'
import type { MenuEntry } from '../common/MenuList.tsx'
import type { Command } from '../store/command.ts'
import { commandsFor } from '../store/commands.ts'
import { useAppStore, useController } from '../store/react.tsx'
import type { OpenMenu, Target } from '../store/targets.ts'

/** What can be done with what is under the pointer. */
export function ContextMenu({ menu }: { readonly menu: OpenMenu }) {
  const store = useAppStore()
  const controller = useController()
  const { target, x, y } = menu
  const items = useMemo(
    () => toEntries(commandsFor(target, store.getState(), controller, { x, y })),
    [target, store, controller, x, y],
  )
  const close = () => {
    if (store.getState().menu === menu) controller.view({ menu: null })
  }
  return <MenuAt x={x} y={y} label={labelOf(target)} items={items} onClose={close} />
}

/** A line between groups; what cannot be done now says why. */
export function toEntries(commands: readonly Command[]): MenuEntry[] {
  return commands.flatMap((command, at): MenuEntry[] => {
    const before = commands[at - 1]
    const item: MenuEntry = {
      label: command.title,
      onSelect: command.run,
      ...(command.shortcut ? { shortcut: command.shortcut } : {}),
      ...(command.isOn === undefined ? {} : { checked: command.isOn }),
      ...(command.refusal ? { disabled: true, title: command.refusal } : {}),
    }
    return before && before.group !== command.group ? [{ kind: 'separator' }, item] : [item]
  })
}

function labelOf(target: Target): string {
  if (target.kind === 'edge') return `Edge from ${target.source} to ${target.target}`
  if (target.kind === 'module') return `Module ${target.path}`
  if (target.kind === 'canvas') return 'Graph'
  return target.names.length === 1 ? (target.names[0] ?? '') : `${target.names.length} nodes`
}
