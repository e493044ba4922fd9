import { Icon } from '../common/Icon.tsx'
import { useApp, useController } from '../store/react.tsx'

export function Notices() {
  const controller = useController()
  const notices = useApp((state) => state.notices)
  return (
    <div className="notices" role="log" aria-label="Notices" aria-live="polite">
      {notices.map((notice) => (
        <div key={notice.id} className={`notice ${notice.kind}`}>
          <Icon name={notice.kind === 'error' ? 'cross' : 'info'} />
          <p>{notice.text}</p>
          <button
            type="button"
            className="button quiet icon"
            aria-label="Dismiss"
            title="Dismiss"
            onClick={() => controller.dismiss(notice.id)}
          >
            <Icon name="close" size={14} />
          </button>
        </div>
      ))}
    </div>
  )
}
