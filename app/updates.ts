import { registerSW } from 'virtual:pwa-register'
import type { Controller } from '../src/ui/store/controller.ts'

/** Makes the page work offline, and asks before a new version takes over. */
export function offerUpdates(controller: Controller): void {
  const update = registerSW({
    onNeedRefresh: () => {
      controller.notify('info', 'A new version is ready.', { label: 'Reload', run: () => void update(true) })
    },
  })
}
