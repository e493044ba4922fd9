import type { AdapterChoice, ResultKind } from '../../engine/page.ts'
import { count } from '../common/count.ts'
import type { Loose } from '../store/command.ts'
import type { Theme } from '../store/state.ts'
import type { Commands, Situation } from './pageSituation.ts'

const THEMES: readonly (readonly [Theme, string])[] = [
  ['light', 'Light theme'],
  ['dark', 'Dark theme'],
  ['system', 'Theme as the system has it'],
]

const RESULTS: readonly (readonly [ResultKind, string])[] = [
  ['dict', 'Result as a dict: each output under its name'],
  ['table', 'Result as a table: outputs of one length as columns'],
  ['matrix', 'Result as a matrix: numbers only'],
]

/** How the page looks, and how the project runs. */
export function settingCommands({ state, controller, tools }: Situation): Commands {
  const { adapter, result } = state.history.present.settings
  const choose = (next: AdapterChoice) => () => controller.edit({ kind: 'setSettings', settings: { adapter: next } })
  const workers = Array.from({ length: tools.mostWorkers }, (_, index): Loose => {
    const amount = index + 1
    return {
      id: `page.workers.${amount}`,
      title: `Run in ${count(amount, 'worker')}`,
      group: 'Settings',
      isOn: adapter.kind === 'workers' && adapter.workers === amount,
      run: choose({ kind: 'workers', workers: amount }),
    }
  })
  return [
    ...THEMES.map(
      ([theme, title]): Loose => ({
        id: `page.theme.${theme}`,
        title,
        group: 'Settings',
        isOn: state.theme === theme,
        run() {
          tools.rememberTheme(theme)
          controller.view({ theme })
        },
      }),
    ),
    ...workers,
    {
      id: 'page.workers.none',
      title: 'Run one node after the other',
      group: 'Settings',
      isOn: adapter.kind === 'simple',
      run: choose({ kind: 'simple' }),
    },
    {
      id: 'page.limits',
      title: 'Limits of time and memory…',
      group: 'Settings',
      run: () => controller.view({ prompt: { kind: 'limits' } }),
    },
    ...RESULTS.map(
      ([kind, title]): Loose => ({
        id: `page.result.${kind}`,
        title,
        group: 'Settings',
        isOn: result === kind,
        run: () => controller.edit({ kind: 'setSettings', settings: { result: kind, resultBuilder: null } }),
      }),
    ),
  ]
}
