import {
  type Context,
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react'
import { useStore } from 'zustand'
import { haveSameParts } from '../common/haveSameParts.ts'
import type { Controller } from './controller.ts'
import { createDrawnStore, type DrawnState, type DrawnStore } from './drawnState.ts'
import type { AppState, AppStore } from './state.ts'
import type { Wish } from './targets.ts'

interface App {
  readonly store: AppStore
  readonly controller: Controller
}

const DrawnContext = createContext<DrawnStore | null>(null)
const AppContext = createContext<App | null>(null)

export function AppProvider({ store, controller, children }: App & { readonly children: ReactNode }) {
  const [drawn] = useState(() => createDrawnStore(store))
  return (
    <AppContext value={{ store, controller }}>
      <DrawnContext value={drawn}>{children}</DrawnContext>
    </AppContext>
  )
}

/** Selects from the store; re-renders when the selection changes, compared member by member. */
export function useApp<T>(select: (state: AppState) => T): T {
  return useStore(useOwnApp().store, useSame(select))
}

/** As `useApp`, for what stands on the canvas by the thousand: it is called only when the graph, its run or its marks change. */
export function useDrawn<T>(select: (state: DrawnState) => T): T {
  const drawn = useOwn(DrawnContext)
  const selectSame = useSame(select)
  return useSyncExternalStore(drawn.subscribe, () => selectSame(drawn.getState()))
}

/** Gives what it gave before while that is the same, member by member. */
function useSame<State, T>(select: (state: State) => T): (state: State) => T {
  const last = useRef<T>(undefined)
  return (state) => {
    const next = select(state)
    if (last.current === undefined || !haveSameParts(last.current, next)) last.current = next
    return last.current
  }
}

export function useController(): Controller {
  return useOwnApp().controller
}

/** For code that follows the store outside of React's rendering (editors, canvases). */
export function useAppStore(): AppStore {
  return useOwnApp().store
}

/** Hears of what other parts of the page wish for. */
export function useWish(grant: (wish: Wish) => void): void {
  const store = useAppStore()
  useEffect(() => store.subscribe(({ wish }, before) => void (wish && wish !== before.wish && grant(wish))))
}

const useOwnApp = () => useOwn(AppContext)

function useOwn<T>(context: Context<T | null>): T {
  const found = useContext(context)
  if (!found) throw new Error('no AppProvider above')
  return found
}
