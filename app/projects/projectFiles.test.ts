import { expect, test } from 'vitest'
import { DEFAULT_SETTINGS, formatProjectFile } from '../../src/engine/page.ts'
import type { ProjectDocument } from '../../src/ui/store/document.ts'
import { toDocument } from './projectFiles.ts'
import { fromZip, toZip } from './zip.ts'

function file(path: string, text = '') {
  return { path, blob: new Blob([text]) }
}

test('a project survives its zip, data files included', async () => {
  const project: ProjectDocument = {
    files: [
      { path: 'main.ts', text: 'export function a(ü: number) { return ü }\n' },
      { path: 'lib/help.ts', text: '' },
    ],
    data: new Map([['data.csv', new Blob(['a,b\n1,2\n'])]]),
    settings: { ...DEFAULT_SETTINGS, name: 'mine', outputs: ['a'], layout: { a: { x: 1, y: 2 } } },
  }
  const read = await fromZip(new File([await toZip(project)], 'mine.zip'))
  expect(read.files).toEqual(project.files)
  expect(await read.data.get('data.csv')?.text()).toBe('a,b\n1,2\n')
  expect(JSON.stringify(read.settings)).toBe(JSON.stringify(project.settings))
})

test('the folder that a zip holds is not part of the paths', async () => {
  const read = await toDocument([file('mine/main.ts'), file('mine/data/a.csv')], 'mine')
  expect(read.files.map((one) => one.path)).toEqual(['main.ts'])
  expect([...read.data.keys()]).toEqual(['data/a.csv'])
})

test('without dagwright.json a project is called after its file', async () => {
  expect((await toDocument([file('main.ts')], 'mine')).settings).toEqual({ ...DEFAULT_SETTINGS, name: 'mine' })
})

test('what is no project says why', async () => {
  const settings = formatProjectFile({ ...DEFAULT_SETTINGS, name: 'mine' })
  await expect(toDocument([file('dagwright.json', settings)], 'mine')).rejects.toThrow(/no \.ts file/)
  await expect(toDocument([file('main.ts'), file('dagwright.json', '{')], 'mine')).rejects.toThrow(/not JSON/)
  await expect(toDocument([file('../main.ts'), file('b.ts')], 'mine')).rejects.toThrow(/"\.\.\/main\.ts"/)
  await expect(fromZip(new File(['no zip'], 'mine.zip'))).rejects.toThrow(/mine\.zip is not a zip/)
  const binary = { path: 'main.ts', blob: new Blob([new Uint8Array([0xff, 0xfe, 0x00])]) }
  await expect(toDocument([binary], 'mine')).rejects.toThrow(/"main\.ts" is not text/)
})
