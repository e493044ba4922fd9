import { Icon } from '../common/Icon.tsx'
import { useController } from '../store/react.tsx'
import type { Notice } from '../store/state.ts'
import './notice.css'

/** One notice, with its button if it has one. */
export function NoticeBox({ notice: { id, kind, text, action } }: { readonly notice: Notice }) {
  const controller = useController()
  const act = () => {
    controller.dismiss(id)
    action?.run()
  }
  return (
    <div className={`notice ${kind}`}>
      <Icon name={kind === 'error' ? 'cross' : 'info'} />
      <p>{text}</p>
      {action && (
        <button type="button" className="button" onClick={act}>
          {action.label}
        </button>
      )}
      <button
        type="button"
        className="button quiet icon"
        aria-label="Dismiss"
        title="Dismiss"
        onClick={() => controller.dismiss(id)}
      >
        <Icon name="close" size={14} />
      </button>
    </div>
  )
}
