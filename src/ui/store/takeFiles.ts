import { listNames } from '../../engine/page.ts'
import { count } from '../common/count.ts'
import type { Context } from './context.ts'
import { dataEdits } from './dataEdits.ts'
import type { Edit } from './document.ts'
import { bindColumns, nameInProject, sortDropped, whyNot } from './dropped.ts'
import { joinSteps } from './joinSteps.ts'
import { type Looked, lookInto } from './lookInto.ts'
import { readersOf } from './tableNode.ts'

export interface FileTools {
  readonly edit: (...changes: readonly Edit[]) => void
  readonly openFiles: (files: readonly File[]) => Promise<void>
  /** Makes a node that reads a file, and puts the file into the project, in one step; gives its name, or null where it could not. */
  readonly loadNode: (name: string, file: File, looked: Looked) => Promise<string | null>
}

type Tools = Pick<Context, 'get' | 'set' | 'notify' | 'tellErrors' | 'services'>

/** What became of so many files is told one by one. */
const MOST_TOLD = 3

/**
 * Files that were dropped or pasted: modules and zips open; data becomes a file of the project, and feeds the inputs that
 * its columns name, or, where there are none, a new node that reads it. One that the project has by this name is replaced.
 * All of it is one step.
 */
export async function takeFiles(
  files: readonly File[],
  { get, set, notify, tellErrors, services }: Tools,
  { edit, openFiles, loadNode }: FileTools,
): Promise<void> {
  const { projects, data, rest } = sortDropped(files)
  const unread: { readonly name: string; readonly fault: string }[] = []
  if (files.length === 0) notify('info', 'What was dropped holds no files.')
  if (projects.length) await openFiles([...projects, ...data])
  else await takeAll()
  tellErrors('files', [
    ...(rest.length ? [whyNot(rest.map((file) => file.name))] : []),
    ...(unread.length > 1 ? [`${listNames(unread.map(({ name }) => name))} cannot be read. Files says why.`] : []),
    ...(unread.length === 1 ? unread.map(({ fault }) => fault) : []),
  ])

  async function takeAll(): Promise<void> {
    const before = get().history
    const done: string[] = []
    const names: string[] = []
    for (const file of data) {
      const name = nameInProject(file.name, names)
      names.push(name)
      done.push(await takeData(name, file))
    }
    const [only = ''] = names
    const title = `Add ${names.length === 1 ? only : count(names.length, 'file')}`
    if (names.length) set({ history: joinSteps(get().history, before, title) })
    if (done.length <= MOST_TOLD) for (const what of done) notify('info', what)
    else notify('info', `${count(done.length, 'file')} added: ${listNames(names)}.`)
  }

  /** Gives what became of it. */
  async function takeData(name: string, file: File): Promise<string> {
    const looked = await lookInto(name, file, services)
    const { history, program } = get()
    if (looked.fault !== null) unread.push({ name, fault: looked.fault })
    const bound = looked.columns ? bindColumns(get(), looked.columns) : []
    if (bound.length) {
      edit(...dataEdits(name, file, bound))
      return `${name} feeds ${listNames(bound.map((one) => one.name))}.`
    }
    const readers = history.present.data.has(name) ? readersOf(name, program?.graph) : []
    if (readers.length) {
      edit(...dataEdits(name, file, []))
      return `${name} was replaced: ${listNames(readers)} ${readers.length === 1 ? 'reads' : 'read'} the new one.`
    }
    const node = await loadNode(name, file, looked)
    if (node !== null) return `${node} reads ${name}.`
    edit(...dataEdits(name, file, []))
    return `${name} was added to the project's data.`
  }
}
