export function InspectorPanel() {
  return <div className="inspector-panel" />
}
