import type { AppState } from '../src/ui/store/state.ts'
import type { Opening } from './opening.ts'
import { enterProject, knowProject, projectId } from './projectId.ts'
import type { SavedProject } from './projects/storage.ts'
import { isShareHash } from './shareHash.ts'

const FIRST_EXAMPLE = 'hello-world'

/** What the page shows on arrival: the project that was open last, else hello world; over it the card of a link, if there is one. */
export async function openFirst(opening: Opening): Promise<void> {
  const { store, controller, storage } = opening
  const open = controller.askForProject()
  followProject(opening)
  addEventListener('hashchange', () => void offerLink(opening))
  const [saved, left] = await Promise.all([storage.load('open'), storage.load('previous')]).catch(() => {
    controller.notify('error', 'This browser keeps nothing of this page: download the project to keep your work.')
    return [null, null]
  })
  if (left) store.setState({ previous: left.document.settings.name })
  // Whoever was quicker than the storage has opened something already.
  if (store.getState().opened === 0) {
    if (saved) controller.open(saved.document, saved.origin, saved.changed)
    else await controller.openExample(FIRST_EXAMPLE, open)
  }
  await offerLink(opening)
}

async function offerLink(opening: Opening): Promise<void> {
  if (!isShareHash(location.hash)) return
  const offer = await import('./offerLink.ts')
  await offer.offerLink(opening)
}

/** What is kept of a project goes by its id, from the moment that it is open: it is saved under it. */
function followProject(opening: Opening): void {
  opening.store.subscribe((now, before) => {
    if (now.opened === before.opened) return
    if (before.opened > 0 && before.changedSinceOrigin) keepWork(toSaved(before), opening)
    enterProject(now.history.present)
  })
}

/** Opening anything else never loses work: the project with work in it stays in a second place, and a notice leads back. */
function keepWork(left: SavedProject, { store, controller, storage }: Opening): void {
  const { name } = left.document.settings
  knowProject(left.document, projectId())
  storage.save('previous', left).catch(() => {
    controller.notify('error', `${name} could not be kept in this browser: go back to it and download it.`)
  })
  store.setState({ previous: name })
  const label = `Go back to ${name}`
  const run = () => controller.open(left.document, left.origin, true)
  controller.notify('info', `${name} is kept.`, { label, run })
}

function toSaved({ history, origin, changedSinceOrigin }: AppState): SavedProject {
  return { document: history.present, origin, changed: changedSinceOrigin }
}
