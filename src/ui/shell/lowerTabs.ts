import { isError } from '../../engine/page.ts'
import type { Tab } from '../common/Tabs.tsx'
import { allProblems } from '../store/problems.ts'
import type { AppState, ResultTab } from '../store/state.ts'

/** The tabs of the lower panel, with what they count. */
export function lowerTabs(
  state: Pick<AppState, 'program' | 'runProblems' | 'analyzerProblem' | 'run' | 'files' | 'history'>,
): readonly Tab<ResultTab>[] {
  const problems = allProblems(state)
  return [
    { id: 'result', label: 'Result', icon: 'table' },
    {
      id: 'problems',
      label: 'Problems',
      icon: 'warning',
      count: problems.length,
      tone: problems.some(isError) ? 'error' : 'warning',
    },
    { id: 'quality', label: 'Quality', icon: 'check', count: failedChecks(state.run), tone: 'warning' },
    { id: 'console', label: 'Console', icon: 'terminal', count: state.run?.console.length ?? 0 },
    { id: 'timeline', label: 'Timeline', icon: 'timeline' },
    { id: 'files', label: 'Files', icon: 'file', count: state.history.present.data.size },
  ]
}

function failedChecks(run: AppState['run']): number {
  let failed = 0
  for (const { checks } of run?.checks.values() ?? []) for (const { passes } of checks) if (!passes) failed++
  return failed
}
