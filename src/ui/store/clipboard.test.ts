import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { makeProblem } from '../../engine/page.ts'
import { createFakeServices } from '../testing/fakeServices.ts'
import { helloWorld } from '../testing/helloWorld.ts'
import { readPlaces } from './clipPlaces.ts'
import { createController } from './controller.ts'
import { placesOf } from './places.ts'
import type { Services } from './services.ts'
import { createAppStore } from './state.ts'

/** The browser's, which is given promises. */
class FakeItem {
  readonly parts: Readonly<Record<string, Promise<Blob>>>

  constructor(parts: Readonly<Record<string, Promise<Blob>>>) {
    this.parts = parts
  }
}

beforeEach(() => vi.stubGlobal('ClipboardItem', FakeItem))
afterEach(() => void vi.unstubAllGlobals())

const REFUSAL = makeProblem('DW-EDIT-001', 'build', { message: 'It is broken.', hint: 'Mend it.' })
const CODE = 'export function a(): number { return 1 }'

/** Hello world, laid out, with a clipboard of which a test sees what was written. */
async function open({ analyzer, read }: { analyzer?: Partial<Services['analyzer']>; read?: Clipboard['read'] } = {}) {
  const services = createFakeServices()
  const written: FakeItem[] = []
  const clipboard = {
    writeText: async () => {},
    async write(items: unknown) {
      for (const item of items as FakeItem[]) {
        await Promise.all(Object.values(item.parts))
        written.push(item)
      }
    },
    read: read ?? (async () => []),
  }
  const store = createAppStore()
  const controller = createController(store, {
    ...services,
    analyzer: { ...services.analyzer, ...analyzer },
    page: { ...services.page, clipboard: () => clipboard },
  })
  controller.open(helloWorld(), { kind: 'new' })
  await expect.poll(() => placesOf(store.getState()).size).toBe(8)
  const textOf = async (type: string) => (await written[0]?.parts[type])?.text()
  const told = () => store.getState().notices.map(({ text }) => text)
  const document = () => store.getState().history.present
  return { board: await controller.clipboard(), controller, store, textOf, told, document, written }
}

const clip = (text: string, html = '') => ({ text, html, files: [] })
const here = { at: { x: 900, y: 900 }, keepLinks: false }

describe('copying', () => {
  test('writes plain text, and beside it how the cards stand', async () => {
    const copy: Services['analyzer']['copy'] = async (_, nodes) => ({ ok: true, text: CODE, nodes })
    const { board, store, textOf, told } = await open({ analyzer: { copy } })
    expect(await board.copy(['spend_mean', 'spend_std_dev'])).toBe(true)
    expect(await textOf('text/plain')).toBe(CODE)
    const places = placesOf(store.getState())
    const [spend_mean, spend_std_dev] = [places.get('spend_mean'), places.get('spend_std_dev')]
    expect(readPlaces((await textOf('text/html')) ?? '')).toEqual({ spend_mean, spend_std_dev })
    expect(told()).toEqual(['Copied spend_mean and spend_std_dev.'])
  })

  test('tells why it cannot be, and what was to be cut stays', async () => {
    const copy: Services['analyzer']['copy'] = async () => ({ ok: false, problem: REFUSAL })
    const { board, told, document, written } = await open({ analyzer: { copy } })
    const before = document()
    expect(await board.copy(['spend_mean'])).toBe(false)
    await board.cut(['spend_mean'])
    expect(told()).toEqual(['It is broken. Mend it.', 'It is broken. Mend it.'])
    expect([document() === before, written]).toEqual([true, []])
  })
})

describe('pasting', () => {
  test('nothing says so', async () => {
    const { board, told } = await open()
    await board.paste(clip(' \n'), here)
    expect(told()).toEqual(['There is nothing on the clipboard that could be pasted.'])
  })

  test('a table feeds the inputs that its columns name, in one step', async () => {
    const { board, store, controller, document, told } = await open()
    const before = document()
    await board.paste(clip('spend\tsignups\n1\t2\n3\t4'), here)
    const { inputs } = document().settings
    const [file] = [...document().data.keys()].filter((name) => !before.data.has(name))
    expect(inputs.spend).toEqual({ kind: 'file', file, column: 'spend' })
    expect(inputs.signups).toEqual({ kind: 'file', file, column: 'signups' })
    expect(
      await document()
        .data.get(file ?? '')
        ?.text(),
    ).toBe('spend,signups\n1,2\n3,4\n')
    expect(told()).toEqual([`2 rows pasted: ${file} feeds spend and signups.`])
    expect(store.getState().history.past).toHaveLength(1)
    controller.undo()
    expect(document().settings.inputs).toEqual(before.settings.inputs)
  })

  test('words are a note', async () => {
    const { board, document } = await open()
    await board.paste(clip('Dear all,\nthese are the numbers'), here)
    expect(document().settings.view.notes.map(({ text }) => text)).toEqual(['Dear all,\nthese are the numbers'])
  })

  test('code that cannot be taken is a note that says why, with every letter of it', async () => {
    const edit: Services['analyzer']['edit'] = async () => ({ ok: false, problem: REFUSAL })
    const { board, document, told } = await open({ analyzer: { edit } })
    await board.paste(clip(CODE), here)
    expect(document().settings.view.notes.map(({ text }) => text)).toEqual([
      `Not pasted as code: It is broken.\nMend it.\n\n${CODE}`,
    ])
    expect(told()).toEqual(['It is broken. The text is a note on the canvas.'])
    expect(document().files).toEqual(helloWorld().files)
  })

  test('by a menu, where the browser does not let the page read, names the key that works', async () => {
    const { board, told } = await open({ read: () => Promise.reject(new Error('denied')) })
    await board.pasteNow(here)
    expect(told()).toEqual(['The browser lets the page read the clipboard by key only: press Ctrl V on the graph.'])
  })
})
