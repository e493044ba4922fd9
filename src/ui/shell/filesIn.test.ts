import { expect, test } from 'vitest'
import { filesIn } from './filesIn.ts'

type Tree = { readonly [name: string]: Tree | string }

/** As a browser gives a folder: two entries at a time here. */
function entryOf(name: string, content: Tree | string, path = `/${name}`): FileSystemEntry {
  if (typeof content === 'string') {
    const file = (done: (file: File) => void) => done(new File([content], name))
    return { name, isDirectory: false, fullPath: path, file } as unknown as FileSystemEntry
  }
  const inside = Object.entries(content).map(([one, tree]) => entryOf(one, tree, `${path}/${one}`))
  const createReader = () => ({ readEntries: (done: (some: FileSystemEntry[]) => void) => done(inside.splice(0, 2)) })
  return { name, isDirectory: true, fullPath: path, createReader } as unknown as FileSystemEntry
}

const drop = (tree: Tree, files: readonly File[] = []) =>
  filesIn({
    files,
    items: Object.entries(tree).map(([name, content]) => ({ webkitGetAsEntry: () => entryOf(name, content) })),
  })

test('files are taken as they are', () => {
  const file = new File(['a'], 'a.csv')
  expect(drop({ 'a.csv': 'a' }, [file])).toEqual([file])
})

test('a folder gives the files in it by their paths, but what is hidden or installed', async () => {
  const tree = {
    mine: { 'b.ts': 'b', 'a.csv': 'a,b', '.git': { x: 'x' }, node_modules: { y: 'y' }, data: { 'c.csv': 'c' } },
  }
  const files = await drop({ 'top.csv': 't', ...tree })
  expect(files.map((file) => file.name)).toEqual(['top.csv', 'mine/a.csv', 'mine/b.ts', 'mine/data/c.csv'])
  expect(await files[1]?.text()).toBe('a,b')
})
