export function ProblemsPanel() {
  return <div className="problems-panel" />
}
