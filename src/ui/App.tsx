import { lazy, Suspense } from 'react'
import { Notices } from './shell/Notices.tsx'
import { RunAnnouncer } from './shell/RunAnnouncer.tsx'
import { Toolbar } from './shell/Toolbar.tsx'
import { useGlobalKeys } from './shell/useGlobalKeys.ts'
import { useTheme } from './shell/useTheme.ts'
import { Workspace } from './shell/Workspace.tsx'
import type { Controller } from './store/controller.ts'
import { AppProvider, useApp } from './store/react.tsx'
import type { AppStore } from './store/state.ts'
import './shell/shell.css'

const ContextMenu = lazy(() => import('./commands/ContextMenu.tsx').then((module) => ({ default: module.ContextMenu })))
const PromptBox = lazy(() => import('./commands/PromptBox.tsx').then((module) => ({ default: module.PromptBox })))
const ExamplesDialog = lazy(() =>
  import('./dialogs/ExamplesDialog.tsx').then((module) => ({ default: module.ExamplesDialog })),
)
const AfterPaint = lazy(() => import('./shell/AfterPaint.tsx').then((module) => ({ default: module.AfterPaint })))
const HelpDialog = lazy(() => import('./dialogs/HelpDialog.tsx').then((module) => ({ default: module.HelpDialog })))
const OfferCard = lazy(() => import('./dialogs/OfferCard.tsx').then((module) => ({ default: module.OfferCard })))
const Palette = lazy(() => import('./palette/Palette.tsx').then((module) => ({ default: module.Palette })))
const ShareDialog = lazy(() => import('./dialogs/ShareDialog.tsx').then((module) => ({ default: module.ShareDialog })))

export interface AppProps {
  readonly store: AppStore
  readonly controller: Controller
}

/** The whole page. */
export function App({ store, controller }: AppProps) {
  return (
    <AppProvider store={store} controller={controller}>
      <Page />
    </AppProvider>
  )
}

function Page() {
  useTheme()
  useGlobalKeys()
  return (
    <div className="app">
      <Toolbar />
      <Workspace />
      <Suspense>
        <AfterPaint />
      </Suspense>
      <Notices />
      <RunAnnouncer />
      <Suspense>
        <Dialogs />
      </Suspense>
    </div>
  )
}

function Dialogs() {
  const dialog = useApp((state) => state.dialog)
  const offer = useApp((state) => state.offer)
  const menu = useApp((state) => state.menu)
  const prompt = useApp((state) => state.prompt)
  const palette = useApp((state) => state.palette)
  if (offer) return <OfferCard offer={offer} />
  if (dialog === 'help') return <HelpDialog />
  if (dialog === 'examples') return <ExamplesDialog />
  if (dialog === 'share') return <ShareDialog />
  if (palette) return <Palette palette={palette} />
  if (menu) return <ContextMenu key={`${menu.x} ${menu.y}`} menu={menu} />
  if (prompt) return <PromptBox key={JSON.stringify(prompt)} prompt={prompt} />
  return null
}
