import { useEffect, useState } from 'react'
import type { ValueRef } from '../../../engine/page.ts'
import { formatBytes } from '../../common/formatBytes.ts'
import { Icon } from '../../common/Icon.tsx'
import { imageFile } from '../../store/imageFile.ts'
import { useController } from '../../store/react.tsx'
import { Gone } from '../Gone.tsx'
import './profile.css'

interface ImageViewProps {
  readonly base: ValueRef
  readonly version: number
  /** What it is, in words. */
  readonly label: string
  readonly name: string
}

interface Shown {
  readonly url: string
  readonly bytes: number
  readonly ending: string
}

type State = Shown | 'loading' | 'gone' | 'broken'

/** An image as an image: a blob in an `img`, where no script of an SVG runs and nothing is loaded. */
export function ImageView({ base, version, label, name }: ImageViewProps) {
  const [state, setState] = useImage(base, version)
  if (state === 'loading') return <p className="profile-note dim">Fetching the image…</p>
  if (state === 'gone') return <Gone what="image" base={base} />
  if (state === 'broken') {
    return <p className="profile-note">It begins like an image, but cannot be read as one. Look at it as a tree.</p>
  }
  return (
    <div className="image-view">
      <div className="view-tools">
        <span className="dim">
          {label.replace(/, [\d,]+ bytes$/, '')} · {formatBytes(state.bytes)}
        </span>
        <a className="button quiet" href={state.url} download={`${name}.${state.ending}`}>
          <Icon name="download" size={14} />
          {state.ending.toUpperCase()}
        </a>
      </div>
      <div className="image-box">
        <img src={state.url} alt={`${name}: ${label}`} onError={() => setState('broken')} />
      </div>
    </div>
  )
}

function useImage(base: ValueRef, version: number): [State, (state: State) => void] {
  const controller = useController()
  const [state, setState] = useState<State>('loading')
  const key = JSON.stringify([base, version])
  useEffect(() => {
    let url: string | null = null
    let gone = false
    const [ref]: [ValueRef] = JSON.parse(key)
    async function load(): Promise<void> {
      const image = await controller.image(ref)
      const file = image && (await imageFile(image))
      if (gone) return
      if (!file) return setState('gone')
      url = URL.createObjectURL(file.blob)
      setState({ url, bytes: file.blob.size, ending: file.ending })
    }
    load().catch(() => setState('broken'))
    return () => {
      gone = true
      if (url) URL.revokeObjectURL(url)
    }
  }, [key, controller])
  return [state, setState]
}
