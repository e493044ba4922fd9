import { findNode, type GraphNode, indexOf, moduleName } from '../../engine/page.ts'
import type { Alignment, Axis } from './arrange.ts'
import { chosenOf } from './chosen.ts'
import type { Controller } from './controller.ts'
import { viewOf } from './places.ts'
import { requestedOutputs } from './requestedRun.ts'
import type { AppState } from './state.ts'
import type { EdgeTarget, Prompt, ScreenPoint, Target } from './targets.ts'

/** Something that can be done, with a name: what menus list and keys do. */
export interface Command {
  /** Stable: `node.rename`. */
  readonly id: string
  readonly title: string
  readonly shortcut?: string
  /** A line stands between groups. */
  readonly group: string
  /** For what is on or off. */
  readonly isOn?: boolean
  /** Why it cannot be done now. */
  readonly refusal?: string
  readonly run: () => void
}

interface Situation {
  readonly state: AppState
  readonly controller: Controller
  readonly point: ScreenPoint | null
}

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

function nodeCommands(node: GraphNode, { state, controller, point }: Situation): Command[] {
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
    isFunction && {
      id: 'node.duplicate',
      title: 'Duplicate',
      shortcut: 'd',
      group: 'move',
      refusal,
      run: () => void controller.attempt({ kind: 'duplicate', nodes: [name] }),
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
      run: () => remove([name], state, controller, point),
    },
  ]
  return present(commands)
}

function severalCommands(names: readonly string[], { state, controller, point }: Situation): Command[] {
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
    {
      id: 'nodes.duplicate',
      title: 'Duplicate',
      shortcut: 'd',
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
      run: () => remove(names, state, controller, point),
    },
  ])
}

function edgeCommands(edge: EdgeTarget, { controller, point }: Situation): Command[] {
  const { source, target, parameter } = edge
  const at = point ? { at: point } : {}
  return [
    { id: 'edge.source', title: `Go to ${source}`, group: 'show', run: () => controller.select(source) },
    { id: 'edge.target', title: `Go to ${target}`, group: 'show', run: () => controller.select(target) },
    {
      id: 'edge.insert',
      title: 'Insert a function…',
      shortcut: 'n',
      group: 'edit',
      run: () => controller.view({ prompt: { kind: 'insert', edge, ...at } }),
    },
    {
      id: 'edge.disconnect',
      title: 'Disconnect',
      shortcut: 'Del',
      group: 'delete',
      run: () => void controller.attempt({ kind: 'disconnect', target, parameter }),
    },
  ]
}

function canvasCommands(
  { at: place }: Target & { kind: 'canvas' },
  { state, controller, point }: Situation,
): Command[] {
  const { direction } = viewOf(state)
  const at = point ? { at: point } : {}
  const { past, future } = state.history
  return present([
    {
      id: 'canvas.newFunction',
      title: 'New function…',
      shortcut: 'n',
      group: 'new',
      run: () => controller.view({ prompt: { kind: 'newFunction', takes: [], place, ...at } }),
    },
    {
      id: 'canvas.newInput',
      title: 'New input…',
      shortcut: 'i',
      group: 'new',
      run: () => controller.view({ prompt: { kind: 'newInput', target: null, ...at } }),
    },
    place !== null && {
      id: 'canvas.note',
      title: 'Add a note',
      group: 'new',
      run: () => void controller.addNote(place),
    },
    {
      id: 'canvas.all',
      title: 'Select all',
      shortcut: 'Ctrl A',
      group: 'edit',
      run: () => controller.mark(state.shown?.graph.nodes.map((node) => node.name) ?? []),
    },
    {
      id: 'canvas.undo',
      title: stepTitle('Undo', past.at(-1)?.title),
      shortcut: 'Ctrl Z',
      group: 'edit',
      ...(past.length ? {} : { refusal: 'Nothing to undo' }),
      run: controller.undo,
    },
    {
      id: 'canvas.redo',
      title: stepTitle('Redo', future[0]?.title),
      shortcut: 'Ctrl Shift Z',
      group: 'edit',
      ...(future.length ? {} : { refusal: 'Nothing to redo' }),
      run: controller.redo,
    },
    { id: 'canvas.tidy', title: 'Lay out anew', group: 'layout', run: () => void controller.tidy() },
    {
      id: 'canvas.right',
      title: 'From left to right',
      group: 'layout',
      isOn: direction === 'right',
      run: () => void controller.setDirection('right'),
    },
    {
      id: 'canvas.down',
      title: 'From the top down',
      group: 'layout',
      isOn: direction === 'down',
      run: () => void controller.setDirection('down'),
    },
  ])
}

function moduleCommands(path: string, { state, controller, point }: Situation): Command[] {
  const isFolded = viewOf(state).folded.includes(path)
  const names = state.program?.graph.nodes.filter((node) => node.module === path).map((node) => node.name) ?? []
  return [
    {
      id: 'module.code',
      title: `Show ${moduleName(path)}`,
      group: 'show',
      run: () => controller.view({ activeFile: path, sideTab: 'code' }),
    },
    {
      id: 'module.fold',
      title: isFolded ? 'Unfold' : 'Fold into one card',
      group: 'show',
      run: () => controller.foldModule(path, !isFolded),
    },
    { id: 'module.select', title: 'Select its nodes', group: 'edit', run: () => controller.mark(names) },
    {
      id: 'module.newFunction',
      title: 'New function…',
      group: 'edit',
      run: () =>
        controller.view({
          activeFile: path,
          prompt: { kind: 'newFunction', takes: [], place: null, ...(point ? { at: point } : {}) },
        }),
    },
  ]
}

/** Asks only where others take what goes: those would be left with an input. */
function remove(names: readonly string[], state: AppState, controller: Controller, point: ScreenPoint | null): void {
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

function stepTitle(word: string, title: string | null | undefined): string {
  return title ? `${word}: ${title}` : word
}

/** Optional parts that are undefined are left out. */
function present(commands: readonly (Loose | false)[]): Command[] {
  return commands.flatMap((command) => {
    if (!command) return []
    const { shortcut, refusal, ...rest } = command
    return [{ ...rest, ...(shortcut ? { shortcut } : {}), ...(refusal ? { refusal } : {}) }]
  })
}

type Loose = Omit<Command, 'shortcut' | 'refusal'> & {
  readonly shortcut?: string | undefined
  readonly refusal?: string | undefined
}
