import { Icon } from '../common/Icon.tsx'
import { useApp } from '../store/react.tsx'
import './results.css'

/** Why nothing ran by itself. */
export function AutoRunNotice() {
  const waits = useApp((state) => (state.showsRunning ? null : state.autoRun.waits))
  if (waits === null) return null
  return (
    <p className="result-notice" role="status">
      <Icon name="clock" size={14} />
      <span>
        <strong>Auto-run waits.</strong> {waits}
      </span>
    </p>
  )
}
