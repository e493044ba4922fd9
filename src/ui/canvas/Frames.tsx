import { ViewportPortal } from '@xyflow/react'
import { useEffect, useRef } from 'react'
import { findNode, type Graph } from '../../engine/page.ts'
import { fractionOf, itemsText } from '../common/blockProgress.ts'
import { count } from '../common/count.ts'
import { focusCard } from '../common/focusCard.ts'
import { Icon } from '../common/Icon.tsx'
import type { Box } from '../store/flip.ts'
import { framesOfModules } from '../store/framesOfModules.ts'
import { moduleCard, modulesOf } from '../store/modules.ts'
import { useApp, useController } from '../store/react.tsx'
import type { Shown } from '../store/shown.ts'
import type { CardNode } from './flow.ts'
import { type Frame, framesOf, moduleUnder } from './frames.ts'
import './frames.css'

const NOTHING: readonly Frame[] = []

/**
 * Borders behind the cards: modules, the nodes of one function, what runs for each item. They follow cards that are dragged;
 * a function that is dragged onto another module's moves there.
 */
export function Frames({ nodes }: { readonly nodes: readonly CardNode[] }) {
  const shown = useApp((state) => state.shown)
  const framed = useApp((state) => framesOfModules(state).shown)
  const frames = shown ? framesAround(shown, nodes, framed) : NOTHING
  const taking = useTaking(shown?.graph ?? null, nodes, frames)
  return (
    <ViewportPortal>
      {frames.map((frame) => (
        <FrameBox
          key={`${frame.kind} ${frame.name}`}
          frame={frame}
          isTaking={frame.kind === 'module' && frame.name === taking}
        />
      ))}
    </ViewportPortal>
  )
}

function framesAround(shown: Shown, nodes: readonly CardNode[], framed: readonly string[]): readonly Frame[] {
  const modules = new Map([...modulesOf(shown.graph)].filter(([path]) => framed.includes(path)))
  return framesOf(shown, new Map(nodes.map((node) => [node.id, boxOf(node)])), modules)
}

function boxOf({ position, width = 0, height = 0 }: CardNode): Box {
  return { ...position, width, height }
}

/** The module that would take the functions that are dragged; where they are dropped, it does. */
function useTaking(graph: Graph | null, nodes: readonly CardNode[], frames: readonly Frame[]): string | null {
  const controller = useController()
  const held = useRef<{ readonly names: readonly string[]; readonly module: string } | null>(null)
  const dragged = nodes.filter((node) => node.dragging)
  const found = dragged.flatMap(({ id }) => (graph && findNode(graph, id)) || [])
  const areFunctions = found.length === dragged.length && found.every(({ kind }) => kind === 'function')
  const own = new Set(found.flatMap(({ module }) => module ?? []))
  const module = areFunctions ? moduleUnder(frames, dragged.map(boxOf), own) : null
  useEffect(() => {
    const before = held.current
    held.current = module === null ? null : { module, names: found.map(({ origin }) => origin) }
    if (before && dragged.length === 0)
      void controller.attempt({ kind: 'move', nodes: [...new Set(before.names)], module: before.module })
  })
  return module
}

function FrameBox({ frame, isTaking }: { readonly frame: Frame; readonly isTaking: boolean }) {
  const { kind, name, box, cards } = frame
  const what = { group: 'Nodes of', block: 'Runs for each item of', module: 'Functions of' }[kind]
  const transform = `translate(${box.x}px, ${box.y}px)`
  // The title lies above wires, the border below them.
  return (
    <>
      <figure
        className={`frame frame-${kind}${isTaking ? ' is-taking' : ''}`}
        aria-label={`${what} ${name}: ${count(cards, 'card')}`}
        style={{ transform, width: box.width, height: box.height }}
      >
        {kind === 'block' && <BlockProgress name={name} />}
      </figure>
      <div className={`frame-head is-${kind}`} style={{ transform, width: box.width }}>
        {kind === 'group' && <GroupTitle frame={frame} />}
        {kind === 'block' && <BlockTitle name={name} />}
        {kind === 'module' && (isTaking ? <TakingTitle path={name} /> : <ModuleTitle path={name} />)}
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

function TakingTitle({ path }: { readonly path: string }) {
  return (
    <span className="frame-title is-taking ellipsis">
      Move to <span className="mono">{path}</span>
    </span>
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
