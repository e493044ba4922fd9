import { count } from '../common/count.ts'
import { type Command, present, type Situation } from './command.ts'
import { moduleUse } from './moduleUse.ts'
import { viewOf } from './places.ts'

/** What can be done with a module: by its frame or card, its row or its tab. */
export function moduleCommands(path: string, situation: Situation): Command[] {
  const { state, controller, point } = situation
  const { files } = state.history.present
  const at = files.findIndex((file) => file.path === path)
  const names = state.program?.graph.nodes.filter((node) => node.module === path).map((node) => node.name) ?? []
  const functions =
    state.program?.graph.nodes
      .filter((node) => node.module === path && node.kind === 'function' && node.name === node.origin)
      .map((node) => node.name) ?? []
  const isFolded = viewOf(state).folded.includes(path)
  const where = point ? { at: point } : {}
  return present([
    {
      id: 'module.code',
      title: `Show ${path}`,
      group: 'show',
      run: () => controller.view({ activeFile: path, sideTab: 'code' }),
    },
    {
      id: 'module.fold',
      title: isFolded ? 'Unfold' : 'Fold into one card',
      group: 'show',
      refusal: names.length ? undefined : 'It gives no nodes',
      run: () => controller.foldModule(path, !isFolded),
    },
    {
      id: 'module.select',
      title: 'Select its nodes',
      group: 'edit',
      refusal: names.length ? undefined : 'It gives no nodes',
      run: () => controller.mark(names),
    },
    {
      id: 'module.newFunction',
      title: 'New function…',
      group: 'edit',
      run: () =>
        controller.view({ activeFile: path, prompt: { kind: 'newFunction', takes: [], place: null, ...where } }),
    },
    {
      id: 'module.keep',
      title: 'Add its functions to your palette',
      group: 'edit',
      refusal: functions.length ? undefined : 'It gives no nodes',
      run: () => void controller.kept().then((kept) => kept.add(functions)),
    },
    {
      id: 'module.new',
      title: 'New module…',
      group: 'module',
      run: () => controller.view({ prompt: { kind: 'newModule', ...where } }),
    },
    {
      id: 'module.rename',
      title: 'Rename the module…',
      shortcut: 'F2',
      group: 'module',
      run: () => controller.view({ prompt: { kind: 'renameModule', module: path, ...where } }),
    },
    {
      id: 'module.back',
      title: 'Move before the one before it',
      group: 'module',
      refusal: at > 0 ? undefined : 'It is the first',
      run: () => controller.edit({ kind: 'shiftFile', path, by: -1 }),
    },
    {
      id: 'module.forth',
      title: 'Move behind the next one',
      group: 'module',
      refusal: at < files.length - 1 ? undefined : 'It is the last',
      run: () => controller.edit({ kind: 'shiftFile', path, by: 1 }),
    },
    {
      id: 'module.delete',
      title: 'Delete the module',
      shortcut: 'Del',
      group: 'delete',
      run: () => removeModule(path, situation),
    },
  ])
}

/** Asks only where somebody would miss it. */
function removeModule(path: string, { state, controller, point }: Situation): void {
  const { holds, users, importers } = moduleUse(path, state.program?.graph ?? null, state.history.present.files)
  if (users.length || importers.length) {
    controller.view({ prompt: { kind: 'removeModule', module: path, ...(point ? { at: point } : {}) } })
    return
  }
  controller.edit({ kind: 'removeFile', path })
  const what = holds.length ? `${path} with ${count(holds.length, 'function')}` : path
  controller.notify('info', `Deleted ${what}.`, { label: 'Undo', run: controller.undo })
}
