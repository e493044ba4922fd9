import { useApp } from '../store/react.tsx'
import { runAnnouncement } from './runAnnouncement.ts'

/** Says to those who do not see the cards that a run began and how it ended. */
export function RunAnnouncer() {
  const text = useApp((state) => runAnnouncement(state))
  return (
    <div className="visually-hidden" role="status" aria-live="polite">
      {text}
    </div>
  )
}
