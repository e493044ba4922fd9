import { Icon } from '../common/Icon.tsx'
import { useApp, useController } from '../store/react.tsx'
import type { NoticeAction } from '../store/state.ts'

export function Notices() {
  const controller = useController()
  const notices = useApp((state) => state.notices)
  return (
    <div className="notices" role="log" aria-label="Notices" aria-live="polite">
      {notices.map((notice) => (
        <div key={notice.id} className={`notice ${notice.kind}`}>
          <Icon name={notice.kind === 'error' ? 'cross' : 'info'} />
          <p>{notice.text}</p>
          {notice.action && <NoticeButton id={notice.id} action={notice.action} />}
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

function NoticeButton({ id, action }: { readonly id: number; readonly action: NoticeAction }) {
  const controller = useController()
  const act = () => {
    controller.dismiss(id)
    action.run()
  }
  return (
    <button type="button" className="button" onClick={act}>
      {action.label}
    </button>
  )
}
