import { ViewportPortal } from '@xyflow/react'
import type { Guide } from './snap.ts'
import './guides.css'

/** Lines along which dragged cards stand level with others. */
export function Guides({ guides }: { readonly guides: readonly Guide[] }) {
  return (
    <ViewportPortal>
      {guides.map(({ isUpright, at, from, to }) => (
        <div
          key={`${isUpright} ${at}`}
          className={isUpright ? 'guide is-upright' : 'guide'}
          style={{
            transform: isUpright ? `translate(${at}px, ${from}px)` : `translate(${from}px, ${at}px)`,
            [isUpright ? 'height' : 'width']: to - from,
          }}
        />
      ))}
    </ViewportPortal>
  )
}
