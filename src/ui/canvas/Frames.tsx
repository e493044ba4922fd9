import { ViewportPortal } from '@xyflow/react'
import { fractionOf, itemsText } from '../common/blockProgress.ts'
import { count } from '../common/count.ts'
import { focusCard } from '../common/focusCard.ts'
import { Icon } from '../common/Icon.tsx'
import { framesOfModules } from '../store/framesOfModules.ts'
import { moduleCard, modulesOf } from '../store/modules.ts'
import { useApp, useController } from '../store/react.tsx'
import type { CardNode } from './flow.ts'
import { type Frame, framesOf } from './frames.ts'
import './frames.css'

/** Borders behind the cards: modules, the nodes of one function, what runs for each item. They follow cards that are dragged. */
export function Frames({ nodes }: { readonly nodes: readonly CardNode[] }) {
  const shown = useApp((state) => state.shown)
  const framed = useApp((state) => framesOfModules(state).shown)
  if (!shown) return null
  const modules = new Map([...modulesOf(shown.graph)].filter(([path]) => framed.includes(path)))
  const cards = new Map(
    nodes.map(({ id, position, width, height }) => [id, { ...position, width: width ?? 0, height: height ?? 0 }]),
  )
  return (
    <ViewportPortal>
      {framesOf(shown, cards, modules).map((frame) => (
        <FrameBox key={`${frame.kind} ${frame.name}`} frame={frame} />
      ))}
    </ViewportPortal>
  )
}

function FrameBox({ frame }: { readonly frame: Frame }) {
  const { kind, name, box, cards } = frame
  const what = { group: 'Nodes of', block: 'Runs for each item of', module: 'Functions of' }[kind]
  const transform = `translate(${box.x}px, ${box.y}px)`
  // The title lies above wires, the border below them.
  return (
    <>
      <figure
        className={`frame frame-${kind}`}
        aria-label={`${what} ${name}: ${count(cards, 'card')}`}
        style={{ transform, width: box.width, height: box.height }}
      >
        {kind === 'block' && <BlockProgress name={name} />}
      </figure>
      <div className={`frame-head is-${kind}`} style={{ transform, width: box.width }}>
        {kind === 'group' && <GroupTitle frame={frame} />}
        {kind === 'block' && <BlockTitle name={name} />}
        {kind === 'module' && <ModuleTitle path={name} />}
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

function ModuleTitle({ path }: { readonly path: string }) {
  const controller = useController()
  return (
    <button
      type="button"
      className="frame-title"
      aria-label={`Fold ${path}`}
      title={`Draw ${path} as one card`}
      onClick={() => {
        controller.setGroup(moduleCard(path), false)
        focusCard(moduleCard(path))
      }}
    >
      <Icon name="chevronDown" size={12} />
      <span className="mono ellipsis">{path}</span>
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
