import { type FinalConnectionState, type OnConnectStartParams, useReactFlow } from '@xyflow/react'
import { useRef } from 'react'
import { useAppStore, useController } from '../store/react.tsx'

type Event = MouseEvent | TouchEvent

/** Drawing a wire writes a parameter. What it takes comes when the first one is drawn. */
export function useConnecting() {
  const flow = useReactFlow()
  const store = useAppStore()
  const controller = useController()
  const from = useRef<OnConnectStartParams | null>(null)
  const tools = { flow, store, controller }
  return {
    start(_event: unknown, params: OnConnectStartParams): void {
      from.current = params
      void import('./connecting.ts').then(({ lookFor }) => {
        if (from.current === params) void lookFor(params, tools)
      })
    },
    end(event: Event, { from: point }: FinalConnectionState): void {
      const params = from.current
      from.current = null
      const isCancelled = store.getState().connecting?.isCancelled
      controller.view({ connecting: null })
      if (params && point && !isCancelled)
        void import('./connecting.ts').then(({ letGo }) => letGo(params, event, tools))
    },
  }
}
