import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { createController } from '../src/ui/store/controller.ts'
import { AppProvider } from '../src/ui/store/react.tsx'
import { createAppStore } from '../src/ui/store/state.ts'
import { createServices } from './createServices.ts'
import { openFirst } from './openFirst.ts'
import { createStorage } from './projects/storage.ts'
import { followTheme, readTheme } from './theme.ts'
import { offerUpdates } from './updates.ts'

const store = createAppStore({ theme: readTheme() })
const storage = createStorage()
const controller = createController(store, createServices(store, storage))

createRoot(rootElement()).render(
  <StrictMode>
    <AppProvider store={store} controller={controller}>
      <p>Dagwright</p>
    </AppProvider>
  </StrictMode>,
)
followTheme(store)
void openFirst({ store, controller, storage })
offerUpdates(controller)

function rootElement(): HTMLElement {
  const element = document.getElementById('root')
  if (!element) throw new Error('index.html has no #root')
  return element
}
