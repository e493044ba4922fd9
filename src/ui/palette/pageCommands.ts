import { cacheClearings } from '../store/cacheClearings.ts'
import { type Command, type Loose, present } from '../store/command.ts'
import { modulesOf } from '../store/modules.ts'
import type { ResultTab } from '../store/state.ts'
import type { PanelWish, ViewWish } from '../store/targets.ts'
import { titleOf } from '../store/valueFile.ts'
import { exportChoices } from '../widgets/export/exportChoices.ts'
import type { Commands, Situation } from './pageSituation.ts'
import { settingCommands } from './settingCommands.ts'

/** What can be done with the page as a whole: all that toolbar, menus and keys offer. */
export function pageCommands(situation: Situation): Command[] {
  return present([
    ...runCommands(situation),
    ...findCommands(situation),
    ...graphCommands(situation),
    ...projectCommands(situation),
    ...viewCommands(situation),
    ...resultCommands(situation),
    ...settingCommands(situation),
  ])
}

function runCommands({ state, controller }: Situation): Commands {
  return [
    {
      id: 'page.run',
      title: 'Run the outputs',
      shortcut: 'Ctrl Enter',
      group: 'Run',
      refusal: state.running && state.runByHand ? 'A run is on its way' : undefined,
      run: () => void controller.run(),
    },
    {
      id: 'page.runAnew',
      title: 'Run everything anew: forget what earlier runs gave',
      group: 'Run',
      refusal: state.running && state.runByHand ? 'A run is on its way' : undefined,
      run: () => void controller.runAnew(),
    },
    ...cacheClearings(state).map(
      ({ title, all, refusal }): Loose => ({
        id: all ? 'page.clearAllCaches' : 'page.clearCache',
        title,
        group: 'Run',
        refusal: refusal ?? undefined,
        run: () => void controller.clearCache(all),
      }),
    ),
    {
      id: 'page.autoRun',
      title: 'Auto-run: run when something changes',
      shortcut: 'Ctrl Shift Enter',
      group: 'Run',
      isOn: state.autoRun.on,
      run: () => void controller.setAutoRun(!state.autoRun.on),
    },
    {
      id: 'page.stop',
      title: 'Stop the run',
      shortcut: 'Esc',
      group: 'Run',
      refusal: state.running ? undefined : 'Nothing runs',
      run: () => void controller.stop(),
    },
  ]
}

function findCommands({ state, controller }: Situation): Commands {
  return [
    {
      id: 'page.find',
      title: 'Find anything by name…',
      shortcut: '/',
      group: 'Find',
      run: () => controller.view({ palette: { kind: 'find' } }),
    },
    {
      id: 'page.symbols',
      title: `Symbols of ${state.activeFile ?? 'the module'}…`,
      shortcut: 'Ctrl Shift O',
      group: 'Find',
      refusal: state.activeFile === null ? 'No module is open' : undefined,
      run: () => controller.view({ palette: { kind: 'symbols' } }),
    },
    {
      id: 'page.add',
      title: 'Add to the graph…',
      shortcut: 'Tab',
      group: 'Find',
      run: () => controller.view({ palette: { kind: 'add', at: null, place: null, source: state.selected } }),
    },
  ]
}

function graphCommands({ state, controller }: Situation): Commands {
  const wish = (kind: ViewWish) => () => controller.view({ wish: { kind } })
  const hasModules = state.shown !== null && modulesOf(state.shown.closed).size > 1
  return [
    { id: 'page.fit', title: 'Fit the graph into view', shortcut: 'f', group: 'Graph', run: wish('fit') },
    { id: 'page.zoomIn', title: 'Zoom in', group: 'Graph', run: wish('zoomIn') },
    { id: 'page.zoomOut', title: 'Zoom out', group: 'Graph', run: wish('zoomOut') },
    { id: 'page.note', title: 'Add a note', group: 'Graph', run: wish('note') },
    {
      id: 'page.frames',
      title: 'Frames around modules',
      group: 'Graph',
      refusal: hasModules ? undefined : 'There is one module alone',
      run: () => void controller.toggleModuleFrames(),
    },
    { id: 'page.legend', title: 'Legend of the graph', group: 'Graph', run: wish('legend') },
  ]
}

function projectCommands(situation: Situation): Commands {
  const { state, controller, tools } = situation
  const { origin, previous, changedSinceOrigin } = state
  return [
    {
      id: 'page.newModule',
      title: 'New module…',
      group: 'Project',
      run: () => controller.view({ prompt: { kind: 'newModule' } }),
    },
    ...formatCommands(situation),
    { id: 'page.new', title: 'New project', group: 'Project', run: () => void controller.openNew() },
    {
      id: 'page.examples',
      title: 'Open an example…',
      group: 'Project',
      run: () => controller.view({ dialog: 'examples' }),
    },
    { id: 'page.files', title: 'Open files…', group: 'Project', run: tools.pickFiles },
    previous !== null && {
      id: 'page.previous',
      title: `Go back to ${previous}`,
      group: 'Project',
      run: () => void controller.openPrevious(),
    },
    origin.kind === 'example' && {
      id: 'page.reset',
      title: 'Reset to the example',
      group: 'Project',
      refusal: changedSinceOrigin ? undefined : 'There are no local changes',
      run: () => void controller.resetToOrigin(),
    },
    {
      id: 'page.download',
      title: 'Download the project',
      group: 'Project',
      run: () => void controller.downloadProject(),
    },
    {
      id: 'page.share',
      title: 'Share a link…',
      group: 'Project',
      run: () => controller.view({ dialog: 'share' }),
    },
    {
      id: 'page.rename',
      title: 'Rename the project…',
      group: 'Project',
      run: () => controller.view({ prompt: { kind: 'renameProject' } }),
    },
  ]
}

/** The module that is open, and all of them. */
function formatCommands({ state: { activeFile, history }, controller }: Situation): Commands {
  const paths = history.present.files.map((file) => file.path)
  const format = (which: readonly string[]) => () => void controller.language().then((one) => one.format(which))
  return [
    activeFile !== null && {
      id: 'page.format',
      title: `Format ${activeFile}`,
      shortcut: 'Ctrl S',
      group: 'Project',
      run: format([activeFile]),
    },
    paths.length > 1 && { id: 'page.formatAll', title: 'Format all modules', group: 'Project', run: format(paths) },
  ]
}

function viewCommands({ controller, tools: { isWide } }: Situation): Commands {
  const wish = (kind: PanelWish) => () => controller.view({ wish: { kind } })
  const result = (tab: ResultTab, title: string): Loose => ({
    id: `page.${tab}`,
    title,
    group: 'View',
    run: () => controller.view({ resultTab: tab, wish: { kind: 'showLower' } }),
  })
  return [
    {
      id: 'page.code',
      title: 'Show the code',
      group: 'View',
      run: () => controller.view({ sideTab: 'code', wish: { kind: 'showSide' } }),
    },
    {
      id: 'page.inspector',
      title: 'Show the inspector',
      group: 'View',
      run: () => controller.view({ sideTab: 'inspector', wish: { kind: 'showSide' } }),
    },
    result('result', 'Show the result'),
    result('problems', 'Show the problems'),
    result('console', 'Show the console'),
    result('timeline', 'Show the timeline'),
    { ...result('files', 'Show the data files'), id: 'page.data' },
    !isWide && { id: 'page.graph', title: 'Show the graph', group: 'View', run: wish('showGraph') },
    !isWide && { id: 'page.outline', title: 'Show the outline', group: 'View', run: wish('showOutline') },
    isWide && { id: 'page.foldOutline', title: 'Fold or show the outline', group: 'View', run: wish('foldOutline') },
    isWide && { id: 'page.foldLower', title: 'Fold or show the results', group: 'View', run: wish('foldLower') },
    isWide && { id: 'page.foldSide', title: 'Fold or show the code', group: 'View', run: wish('foldSide') },
    {
      id: 'page.help',
      title: 'Help and keys',
      shortcut: '?',
      group: 'View',
      run: () => controller.view({ dialog: 'help' }),
    },
  ]
}

function resultCommands({ state, controller }: Situation): Commands {
  const refusal = state.result ? undefined : 'There is no result yet'
  const ref = { root: { kind: 'result' }, path: [] } as const
  const downloads = exportChoices(state.result?.summary ?? { kind: 'object' }).map(
    (format): Loose => ({
      id: `page.download.${format}`,
      title: `Download the result as ${titleOf(format)}`,
      group: 'Result',
      refusal,
      run: () => void controller.downloadValue({ ref, format, name: 'result' }),
    }),
  )
  return [
    {
      id: 'page.copyResult',
      title: 'Copy the result as JSON',
      group: 'Result',
      refusal,
      run: () => void controller.copyValue(ref),
    },
    ...downloads,
  ]
}
