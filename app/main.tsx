import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from '../src/ui/App.tsx'
import { createController } from '../src/ui/store/controller.ts'
import { createAppStore } from '../src/ui/store/state.ts'
import { createServices } from './createServices.ts'
import { openFirst } from './openFirst.ts'
import { createStorage } from './projects/storage.ts'
import { readTheme } from './theme.ts'
import '../src/ui/theme/theme.css'

const store = createAppStore({ theme: readTheme() })
const storage = createStorage()
const controller = createController(store, createServices(store, storage))

createRoot(rootElement()).render(
  <StrictMode>
    <App store={store} controller={controller} />
  </StrictMode>,
)
void openFirst({ store, controller, storage })
void import('./updates.ts').then(({ offerUpdates }) => offerUpdates(controller))

function rootElement(): HTMLElement {
  const element = document.getElementById('root')
  if (!element) throw new Error('index.html has no #root')
  return element
}
