import type { Opening } from './opening.ts'
import { describeProject } from './projects/describeProject.ts'
import type { SavedProject } from './projects/storage.ts'
import { decodeShareHash, type SharedProject } from './shareLink.ts'

/** A link's project is described, not opened: that takes the user's word, and it never runs by itself. */
export async function offerLink({ store, controller }: Opening): Promise<void> {
  const decoded = await decodeShareHash(location.hash)
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
  return { document: { files, data: new Map(blobs), settings }, origin: { kind: 'link', files }, changed: true }
}

function forgetHash(): void {
  history.replaceState(null, '', location.pathname + location.search)
}
