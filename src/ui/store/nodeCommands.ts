import { findNode, type GraphNode, indexOf } from '../../engine/page.ts'
import type { Alignment, Axis } from './arrange.ts'
import type { Clipboard } from './clipboard.ts'
import { type Command, type Loose, present, type Situation } from './command.ts'
import type { Controller } from './controller.ts'
import { requestedOutputs } from './requestedRun.ts'
import type { Prompt } from './targets.ts'

/** What can be done with one card. */
export function nodeCommands(node: GraphNode, { state, controller, point }: Situation): Command[] {
  const { name } = node
  const isFunction = node.kind === 'function'
  const isMade = node.name !== node.origin && isFunction
  const refusal = isMade ? `${name} is made by a modifier of ${node.origin}` : undefined
  const ask = (prompt: Prompt) => () => controller.view({ prompt: { ...prompt, ...(point ? { at: point } : {}) } })
  const isOutput = requestedOutputs(state).includes(name)
  const isPinned = Object.hasOwn(state.history.present.settings.overrides, name)
  const isOpen = state.openGroups.has(name)
  const made = state.shown?.hidden.get(name)?.length ?? 0
  const commands: (Loose | false)[] = [
    {
      id: 'node.code',
      title: 'Show the code',
      shortcut: made ? undefined : 'Enter',
      group: 'show',
      run: () => showCode(node, controller),
    },
    made > 0 && {
      id: 'node.open',
      title: 'Show made nodes',
      shortcut: 'Enter',
      group: 'show',
      run: () => controller.setGroup(name, true),
    },
    isOpen && {
      id: 'node.close',
      title: 'Hide made nodes',
      shortcut: 'Esc',
      group: 'show',
      run: () => controller.setGroup(name, false),
    },
    isFunction && {
      id: 'node.run',
      title: 'Run to here',
      group: 'run',
      run: () => void controller.runTo(name),
      ...(state.running ? { refusal: 'A run is on its way' } : {}),
    },
    {
      id: 'node.output',
      title: 'Output',
      shortcut: 'o',
      group: 'run',
      isOn: isOutput,
      run: () => controller.toggleOutput(name),
    },
    isFunction &&
      isPinned && {
        id: 'node.release',
        title: 'Let the pinned value go',
        group: 'run',
        run: () => controller.pin(name, undefined),
      },
    isFunction &&
      !isPinned && { id: 'node.pin', title: 'Pin a value…', group: 'run', run: ask({ kind: 'pin', node: name }) },
    {
      id: 'node.rename',
      title: 'Rename…',
      shortcut: 'F2',
      group: 'edit',
      refusal,
      run: ask({ kind: 'rename', node: name }),
    },
    { id: 'node.retype', title: 'Change the type…', group: 'edit', refusal, run: ask({ kind: 'retype', node: name }) },
    {
      id: 'node.connect',
      title: 'Connect to…',
      shortcut: 'c',
      group: 'edit',
      run: ask({ kind: 'connect', node: name }),
    },
    isFunction && {
      id: 'node.addInput',
      title: 'Add an input…',
      shortcut: 'i',
      group: 'edit',
      refusal,
      run: ask({ kind: 'newInput', target: name }),
    },
    {
      id: 'node.feed',
      title: 'New function that takes it…',
      shortcut: 'n',
      group: 'edit',
      run: ask({ kind: 'newFunction', takes: [name], place: null }),
    },
    isFunction && clip('node.copy', 'Copy', 'Ctrl C', (clipboard) => clipboard.copy([name]), controller),
    isFunction && {
      ...clip('node.cut', 'Cut', 'Ctrl X', (clipboard) => clipboard.cut([name]), controller),
      refusal,
    },
    isFunction && {
      id: 'node.duplicate',
      title: 'Duplicate',
      shortcut: 'Ctrl D',
      group: 'move',
      refusal,
      run: () => void controller.attempt({ kind: 'duplicate', nodes: [name] }),
    },
    isFunction && {
      id: 'node.keep',
      title: 'Add to your palette',
      group: 'move',
      refusal,
      run: () => void controller.kept().then((kept) => kept.add([name])),
    },
    isFunction && {
      id: 'node.move',
      title: 'Move to a module…',
      group: 'move',
      refusal,
      run: ask({ kind: 'move', nodes: [name] }),
    },
    {
      id: 'node.delete',
      title: 'Delete',
      shortcut: 'Del',
      group: 'delete',
      refusal,
      run: () => remove([name], { state, controller, point }),
    },
  ]
  return present(commands)
}

/** What can be done with several. */
export function severalCommands(names: readonly string[], { state, controller, point }: Situation): Command[] {
  const nodes = names.flatMap((name) => (state.program && findNode(state.program.graph, name)) ?? [])
  const functions = nodes
    .filter((node) => node.kind === 'function' && node.name === node.origin)
    .map((node) => node.name)
  const refusal = functions.length === names.length ? undefined : 'Inputs and made nodes are not functions of their own'
  const at = point ? { at: point } : {}
  const align = (how: Alignment, title: string): Command => ({
    id: `nodes.align.${how}`,
    title,
    group: 'arrange',
    run: () => void controller.align(how),
  })
  const distribute = (axis: Axis, title: string): Command => ({
    id: `nodes.distribute.${axis}`,
    title,
    group: 'arrange',
    ...(names.length < 3 ? { refusal: 'It takes three' } : {}),
    run: () => void controller.distribute(axis),
  })
  return present([
    align('left', 'Align left'),
    align('centre', 'Align centres'),
    align('right', 'Align right'),
    align('top', 'Align tops'),
    align('middle', 'Align middles'),
    align('bottom', 'Align bottoms'),
    distribute('horizontally', 'Distribute horizontally'),
    distribute('vertically', 'Distribute vertically'),
    clip('nodes.copy', 'Copy', 'Ctrl C', (clipboard) => clipboard.copy(names), controller),
    clip('nodes.cut', 'Cut', 'Ctrl X', (clipboard) => clipboard.cut(names), controller),
    {
      id: 'nodes.duplicate',
      title: 'Duplicate',
      shortcut: 'Ctrl D',
      group: 'move',
      refusal,
      run: () => void controller.attempt({ kind: 'duplicate', nodes: functions }),
    },
    {
      id: 'nodes.extract',
      title: 'Extract into a module…',
      group: 'move',
      refusal,
      run: () => controller.view({ prompt: { kind: 'move', nodes: functions, ...at } }),
    },
    {
      id: 'nodes.delete',
      title: `Delete ${names.length} nodes`,
      shortcut: 'Del',
      group: 'delete',
      run: () => remove(names, { state, controller, point }),
    },
  ])
}

function clip(
  id: string,
  title: string,
  shortcut: string,
  act: (clipboard: Clipboard) => Promise<unknown>,
  controller: Controller,
): Command {
  return { id, title, shortcut, group: 'move', run: () => void controller.clipboard().then(act) }
}

/** Asks only where others take what goes: those would be left with an input. */
function remove(names: readonly string[], { state, controller, point }: Situation): void {
  const graph = state.program?.graph
  const gone = new Set(names)
  const isTaken =
    graph &&
    names.some(
      (name) =>
        findNode(graph, name)?.kind === 'function' &&
        indexOf(graph)
          .users.get(name)
          ?.some((user) => !gone.has(user)),
    )
  if (isTaken) controller.view({ prompt: { kind: 'remove', nodes: names, ...(point ? { at: point } : {}) } })
  else void controller.attempt({ kind: 'remove', nodes: names, reconnect: false })
}

function showCode({ where }: GraphNode, controller: Controller): void {
  controller.view({ sideTab: 'code' })
  if (where) controller.show(where)
}
