import type { AdapterChoice, ResultKind } from '../../engine/page.ts'
import { count } from '../common/count.ts'
import { Icon } from '../common/Icon.tsx'
import { Menu, type MenuEntry } from '../common/Menu.tsx'
import { cacheClearings } from '../store/cacheClearings.ts'
import { useApp, useController } from '../store/react.tsx'
import { limitWords } from './limitWords.ts'

const RESULTS: readonly { readonly kind: ResultKind; readonly detail: string }[] = [
  { kind: 'dict', detail: 'Each output under its name' },
  { kind: 'table', detail: 'Outputs of one length as columns' },
  { kind: 'matrix', detail: 'Numbers only, a column for each output' },
]

/** Where a run happens and what its result is made into. */
export function RunSettings() {
  return (
    <div className="run-settings">
      <AdapterMenu />
      <ResultMenu />
    </div>
  )
}

function AdapterMenu() {
  const controller = useController()
  const adapter = useApp((state) => state.history.present.settings.adapter)
  const limits = useApp((state) => state.history.present.settings.limits)
  const clearing = cacheClearings(useApp(({ cacheSizes, running }) => ({ cacheSizes, running })))
  const choose = (next: AdapterChoice) => controller.edit({ kind: 'setSettings', settings: { adapter: next } })
  const most = Math.max(1, navigator.hardwareConcurrency || 1, adapter.kind === 'workers' ? adapter.workers : 1)
  const items: readonly MenuEntry[] = [
    { kind: 'heading', label: 'WebWorkerGraphAdapter: independent nodes at the same time' },
    ...Array.from({ length: most }, (_, index): MenuEntry => {
      const workers = index + 1
      return {
        label: count(workers, 'worker'),
        checked: adapter.kind === 'workers' && adapter.workers === workers,
        onSelect: () => choose({ kind: 'workers', workers }),
      }
    }),
    { kind: 'separator' },
    {
      label: 'SimpleGraphAdapter',
      detail: 'One node after the other, in one worker',
      checked: adapter.kind === 'simple',
      onSelect: () => choose({ kind: 'simple' }),
    },
    { kind: 'separator' },
    {
      label: 'Limits…',
      detail: limitWords(limits),
      onSelect: () => controller.view({ prompt: { kind: 'limits' } }),
    },
    {
      label: 'Run everything anew',
      detail: 'Forget what earlier runs gave',
      onSelect: () => void controller.runAnew(),
    },
    ...clearing.map(
      ({ title, detail, all, refusal }): MenuEntry => ({
        label: title,
        detail: refusal ?? detail,
        disabled: refusal !== null,
        onSelect: () => void controller.clearCache(all),
      }),
    ),
  ]
  const shown = adapter.kind === 'simple' ? 'simple' : count(adapter.workers, 'worker')
  return (
    <Menu
      label={`Adapter: ${shown}`}
      title="Adapter: where the nodes run"
      className="button quiet"
      items={items}
      onOpen={controller.measureCache}
    >
      <Icon name="sliders" size={14} />
      <span className="wide-only">{shown}</span>
      <Icon name="chevronDown" size={12} />
    </Menu>
  )
}

function ResultMenu() {
  const controller = useController()
  const result = useApp((state) => state.history.present.settings.result)
  const items = RESULTS.map(
    ({ kind, detail }): MenuEntry => ({
      label: kind,
      detail,
      checked: kind === result,
      onSelect: () => controller.edit({ kind: 'setSettings', settings: { result: kind, resultBuilder: null } }),
    }),
  )
  return (
    <Menu
      label={`Result builder: ${result}`}
      title="Result builder: what the outputs become"
      className="button quiet"
      items={items}
    >
      <Icon name="table" size={14} />
      <span className="wide-only">{result}</span>
      <Icon name="chevronDown" size={12} />
    </Menu>
  )
}
