import { lazy, Suspense } from 'react'
import { FileDrop } from './shell/FileDrop.tsx'
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

const ExamplesDialog = lazy(() =>
  import('./dialogs/ExamplesDialog.tsx').then((module) => ({ default: module.ExamplesDialog })),
)
const HelpDialog = lazy(() => import('./dialogs/HelpDialog.tsx').then((module) => ({ default: module.HelpDialog })))
const OfferCard = lazy(() => import('./dialogs/OfferCard.tsx').then((module) => ({ default: module.OfferCard })))
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
      <FileDrop />
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
  if (offer) return <OfferCard offer={offer} />
  if (dialog === 'help') return <HelpDialog />
  if (dialog === 'examples') return <ExamplesDialog />
  if (dialog === 'share') return <ShareDialog />
  return null
}
