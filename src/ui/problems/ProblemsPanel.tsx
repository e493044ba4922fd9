import { Icon } from '../common/Icon.tsx'
import { allProblems } from '../store/problems.ts'
import { useApp } from '../store/react.tsx'
import { ProblemItem } from '../widgets/ProblemItem.tsx'
import './problemsPanel.css'

export function ProblemsPanel() {
  const problems = useApp((state) => allProblems(state))
  const analyzing = useApp((state) => state.analyzing)
  if (problems.length === 0) return <NoProblems analyzing={analyzing} />
  return (
    <section className="problems-panel" aria-label="Problems">
      <ul aria-label="Problems">
        {problems.map((problem) => (
          <ProblemItem key={JSON.stringify([problem.code, problem.message, problem.where])} problem={problem} />
        ))}
      </ul>
    </section>
  )
}

function NoProblems({ analyzing }: { readonly analyzing: boolean }) {
  return (
    <section className="problems-none" aria-label="Problems">
      <Icon name={analyzing ? 'clock' : 'check'} size={20} className={analyzing ? 'dim' : 'problems-fine'} />
      <p>{analyzing ? 'Checking the code…' : 'No problems.'}</p>
      <p className="dim">
        What is wrong in the code, the inputs or a run is listed here, with its place and a way out.
      </p>
    </section>
  )
}
