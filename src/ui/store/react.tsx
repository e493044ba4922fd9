import { createContext, type ReactNode, useContext } from 'react'
import { useStore } from 'zustand'
import { useShallow } from 'zustand/react/shallow'
import type { Controller } from './controller.ts'
import type { AppState, AppStore } from './state.ts'

interface App {
  readonly store: AppStore
  readonly controller: Controller
}

const AppContext = createContext<App | null>(null)

export function AppProvider({ store, controller, children }: App & { readonly children: ReactNode }) {
  return <AppContext value={{ store, controller }}>{children}</AppContext>
}

/** Selects from the store; re-renders when the selection changes, compared member by member. */
export function useApp<T>(select: (state: AppState) => T): T {
  return useStore(useOwnApp().store, useShallow(select))
}

export function useController(): Controller {
  return useOwnApp().controller
}

/** For code that follows the store outside of React's rendering (editors, canvases). */
export function useAppStore(): AppStore {
  return useOwnApp().store
}

function useOwnApp(): App {
  const app = useContext(AppContext)
  if (!app) throw new Error('no AppProvider above')
  return app
}
