import { lazy, Suspense } from 'react'
import { useApp } from '../store/react.tsx'

const NoticeBox = lazy(() => import('./NoticeBox.tsx').then((module) => ({ default: module.NoticeBox })))

export function Notices() {
  const notices = useApp((state) => state.notices)
  return (
    <div className="notices" role="log" aria-label="Notices" aria-live="polite">
      {notices.map((notice) => (
        <Suspense key={notice.id}>
          <NoticeBox notice={notice} />
        </Suspense>
      ))}
    </div>
  )
}
