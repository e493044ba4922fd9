import { Group, Panel, Separator, useDefaultLayout, usePanelRef } from 'react-resizable-panels'
import { Canvas } from '../canvas/Canvas.tsx'
import { Outline } from '../outline/Outline.tsx'
import { useWish } from '../store/react.tsx'
import { FoldButton } from './FoldButton.tsx'
import { LowerPanel } from './LowerPanel.tsx'
import { SidePanel } from './SidePanel.tsx'
import { useFold } from './useFold.ts'

const SIZES = { outline: '200px', lower: '34%', side: '27%' } as const

/** Outline, canvas with the lower panel, code: each border moves, each side folds, and the sizes are remembered. */
export function WideWorkspace() {
  const columns = useDefaultLayout({ id: 'dagwright.columns', panelIds: ['outline', 'middle', 'side'] })
  const rows = useDefaultLayout({ id: 'dagwright.rows', panelIds: ['canvas', 'lower'] })
  const outline = usePanelRef()
  const side = usePanelRef()
  const lower = usePanelRef()
  const outlineFold = useFold(outline, SIZES.outline)
  const sideFold = useFold(side, SIZES.side)
  const lowerFold = useFold(lower, SIZES.lower)
  useWish(({ kind }) => {
    if (kind === 'foldOutline') outlineFold.toggle()
    if (kind === 'foldLower') lowerFold.toggle()
    if (kind === 'foldSide') sideFold.toggle()
    if (kind === 'showLower') lowerFold.open()
    if (kind === 'showSide') sideFold.open()
  })
  return (
    <main className="workspace">
      <Group className="workspace-columns" {...columns}>
        <Panel
          id="outline"
          panelRef={outline}
          className="pane"
          defaultSize={SIZES.outline}
          minSize="148px"
          maxSize="400px"
          collapsible
          collapsedSize="36px"
          groupResizeBehavior="preserve-pixel-size"
          onResize={outlineFold.follow}
        >
          <div className={outlineFold.folded ? 'pane-fold is-folded' : 'pane-fold'}>
            <FoldButton what="outline" fold={outlineFold} side="left" />
          </div>
          {!outlineFold.folded && <Outline />}
        </Panel>
        <Separator className="divider vertical" aria-label="Resize the outline" />
        <Panel id="middle" minSize="280px">
          <Group orientation="vertical" {...rows}>
            <Panel id="canvas" minSize="120px" className="canvas-pane">
              <Canvas />
            </Panel>
            <Separator className="divider horizontal" aria-label="Resize the results" />
            <Panel
              id="lower"
              panelRef={lower}
              className="pane"
              defaultSize={SIZES.lower}
              minSize="96px"
              collapsible
              collapsedSize="37px"
              onResize={lowerFold.follow}
            >
              <LowerPanel
                folded={lowerFold.folded}
                onOpen={lowerFold.open}
                extra={<FoldButton what="results" fold={lowerFold} side="bottom" />}
              />
            </Panel>
          </Group>
        </Panel>
        <Separator className="divider vertical" aria-label="Resize the code" />
        <Panel
          id="side"
          panelRef={side}
          className="pane"
          defaultSize={SIZES.side}
          minSize="240px"
          collapsible
          collapsedSize="36px"
          onResize={sideFold.follow}
        >
          <SidePanel folded={sideFold.folded} extra={<FoldButton what="code" fold={sideFold} side="right" />} />
        </Panel>
      </Group>
    </main>
  )
}
