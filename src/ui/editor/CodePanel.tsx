export function CodePanel() {
  return <div className="code-panel" />
}
