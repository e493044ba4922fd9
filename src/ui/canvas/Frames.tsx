import { ViewportPortal } from '@xyflow/react'
import { fractionOf, itemsText } from '../common/blockProgress.ts'
import { count } from '../common/count.ts'
import { Icon } from '../common/Icon.tsx'
import { useApp, useController } from '../store/react.tsx'
import type { CardNode } from './flow.ts'
import { type Frame, framesOf } from './frames.ts'
import './frames.css'

/** Borders behind the cards: the nodes of one function, and what runs for each item. They follow cards that are dragged. */
export function Frames({ nodes }: { readonly nodes: readonly CardNode[] }) {
  const shown = useApp((state) => state.shown)
  if (!shown) return null
  const cards = new Map(
    nodes.map(({ id, position, width, height }) => [id, { ...position, width: width ?? 0, height: height ?? 0 }]),
  )
  return (
    <ViewportPortal>
      {framesOf(shown, cards).map((frame) => (
        <FrameBox key={`${frame.kind} ${frame.name}`} frame={frame} />
      ))}
    </ViewportPortal>
  )
}

function FrameBox({ frame }: { readonly frame: Frame }) {
  const { kind, name, box, cards } = frame
  const what = kind === 'group' ? `Nodes of ${name}` : `Runs for each item of ${name}`
  const transform = `translate(${box.x}px, ${box.y}px)`
  // The title lies above wires, the border below them.
  return (
    <>
      <figure
        className={`frame frame-${kind}`}
        aria-label={`${what}: ${count(cards, 'card')}`}
        style={{ transform, width: box.width, height: box.height }}
      >
        {kind === 'block' && <BlockProgress name={name} />}
      </figure>
      <div className={kind === 'block' ? 'frame-head is-block' : 'frame-head'} style={{ transform, width: box.width }}>
        {kind === 'group' ? <GroupTitle frame={frame} /> : <BlockTitle name={name} />}
      </div>
    </>
  )
}

function GroupTitle({ frame: { name, canClose } }: { readonly frame: Frame }) {
  const controller = useController()
  if (!canClose) return <span className="frame-title mono ellipsis">{name}</span>
  return (
    <button
      type="button"
      className="frame-title mono"
      aria-label={`Close ${name}`}
      title={`Draw ${name} as one card again (Esc)`}
      onClick={() => controller.setGroup(name, false)}
    >
      <Icon name="chevronDown" size={12} />
      <span className="ellipsis">{name}</span>
    </button>
  )
}

function BlockTitle({ name }: { readonly name: string }) {
  const controller = useController()
  const items = useApp((state) => state.run?.blocks.get(name) ?? null)
  return (
    <button
      type="button"
      className="frame-title"
      title={`These run once for each item of ${name}`}
      onClick={() => controller.select(name)}
    >
      <span className="ellipsis">
        each of <span className="mono">{name}</span>
      </span>
      {items && <span className="frame-items">{itemsText(items)}</span>}
    </button>
  )
}

function BlockProgress({ name }: { readonly name: string }) {
  const items = useApp((state) => state.run?.blocks.get(name) ?? null)
  const fraction = items && fractionOf(items)
  if (fraction === null || fraction >= 1) return null
  return <span className="frame-progress" style={{ width: `${100 * fraction}%` }} />
}
