export function ResultPanel() {
  return <div className="result-panel" />
}
