export function TimelinePanel() {
  return <div className="timeline-panel" />
}
