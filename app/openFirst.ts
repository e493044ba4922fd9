import type { Controller } from '../src/ui/store/controller.ts'
import type { AppState, AppStore } from '../src/ui/store/state.ts'
import { describeProject } from './projects/createProjects.ts'
import type { SavedProject, Storage } from './projects/storage.ts'
import { isShareHash } from './shareHash.ts'
import type { SharedProject } from './shareLink.ts'

export interface Opening {
  readonly store: AppStore
  readonly controller: Controller
  readonly storage: Storage
}

const FIRST_EXAMPLE = 'hello-world'

/** What the page shows on arrival: the project that was open last, else hello world; over it the card of a link, if there is one. */
export async function openFirst(opening: Opening): Promise<void> {
  const { store, controller, storage } = opening
  keepWork(opening)
  addEventListener('hashchange', () => void offerLink(opening))
  const [saved, left] = await Promise.all([storage.load('open'), storage.load('previous')]).catch(() => {
    controller.notify('error', 'This browser keeps nothing of this page: download the project to keep your work.')
    return [null, null]
  })
  if (left) store.setState({ previous: left.document.settings.name })
  // Whoever was quicker than the storage has opened something already.
  if (store.getState().opened === 0) {
    if (saved) controller.open(saved.document, saved.origin, saved.changed)
    else await controller.openExample(FIRST_EXAMPLE)
  }
  await offerLink(opening)
}

/** A link's project is described, not opened: that takes the user's word, and it never runs by itself. */
async function offerLink({ store, controller }: Opening): Promise<void> {
  const { hash } = location
  if (!isShareHash(hash)) return
  const { decodeShareHash } = await import('./shareLink.ts')
  const decoded = await decodeShareHash(hash)
  if (!decoded.ok) {
    forgetHash()
    controller.notify('error', decoded.message)
    return
  }
  const project = fromShared(decoded.project)
  const accept = () => {
    forgetHash()
    controller.open(project.document, project.origin, true)
  }
  const decline = () => {
    forgetHash()
    store.setState({ offer: null })
  }
  const { name } = project.document.settings
  store.setState({ offer: { name, ...describeProject(project), bytes: decoded.bytes, accept, decline } })
}

function fromShared({ files, data, settings }: SharedProject): SavedProject {
  const blobs = data.map(({ path, text }) => [path, new Blob([text], { type: 'text/plain' })] as const)
  return { document: { files, data: new Map(blobs), settings }, origin: { kind: 'link' }, changed: true }
}

function forgetHash(): void {
  history.replaceState(null, '', location.pathname + location.search)
}

/** Opening anything else never loses work: the project with work in it stays in a second place, and a notice leads back. */
function keepWork({ store, controller, storage }: Opening): void {
  store.subscribe((now, before) => {
    if (now.opened === before.opened || before.opened === 0 || !before.changedSinceOrigin) return
    const left = toSaved(before)
    const { name } = left.document.settings
    storage.save('previous', left).catch(() => {
      controller.notify('error', `${name} could not be kept in this browser: go back to it and download it.`)
    })
    store.setState({ previous: name })
    const label = `Go back to ${name}`
    const run = () => controller.open(left.document, left.origin, true)
    controller.notify('info', `${name} is kept.`, { label, run })
  })
}

function toSaved({ history, origin, changedSinceOrigin }: AppState): SavedProject {
  return { document: history.present, origin, changed: changedSinceOrigin }
}
