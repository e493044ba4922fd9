export function ConsolePanel() {
  return <div className="console-panel" />
}
