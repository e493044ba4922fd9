import type { Position } from '../../engine/page.ts'
import { type Command, present, type Situation } from './command.ts'
import type { Controller } from './controller.ts'
import { viewOf } from './places.ts'
import type { EdgeTarget, Target } from './targets.ts'

/** What can be done with a wire. */
export function edgeCommands(edge: EdgeTarget, { controller, point }: Situation): Command[] {
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

/** What can be done where no card is. */
export function canvasCommands(
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
      id: 'canvas.paste',
      title: 'Paste',
      shortcut: 'Ctrl V',
      group: 'edit',
      run: () => paste(controller, place, false),
    },
    {
      id: 'canvas.pasteLinked',
      title: 'Paste with links',
      shortcut: 'Ctrl Shift V',
      group: 'edit',
      run: () => paste(controller, place, true),
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

function paste(controller: Controller, at: Position | null, keepLinks: boolean): void {
  void controller.clipboard().then((clipboard) => clipboard.pasteNow({ at, keepLinks }))
}

function stepTitle(word: string, title: string | null | undefined): string {
  return title ? `${word}: ${title}` : word
}
