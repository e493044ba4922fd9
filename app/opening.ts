import type { Controller } from '../src/ui/store/controller.ts'
import type { AppStore } from '../src/ui/store/state.ts'
import type { Storage } from './projects/storage.ts'

/** What it takes to open a project on arrival. */
export interface Opening {
  readonly store: AppStore
  readonly controller: Controller
  readonly storage: Storage
}
