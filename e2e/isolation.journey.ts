import { expect, test } from './fixtures.ts'
import { openCode } from './projects.ts'

test('user text is evaluated in runners only: neither the page, nor the frame, nor the kernel has its marker', async ({
  workbench,
  site,
}) => {
  const { page } = workbench
  await openCode(
    workbench,
    site.url,
    `const realm = globalThis as Record<string, unknown>
realm.__marker = (Number(realm.__marker) || 0) + 1
/** Only a runner, which evaluates this module, has the marker. */
export function marker(): number { return Number(realm.__marker) }
`,
  )
  await workbench.runToEnd()
  await expect(workbench.tree.item('marker')).toContainText('1')

  for (const frame of page.frames()) expect(await frame.evaluate(() => '__marker' in globalThis)).toBe(false)
  const workers = await Promise.all(
    page.workers().map((worker) => worker.evaluate(() => ({ name: self.name, marked: '__marker' in globalThis }))),
  )
  const marked = workers.filter((worker) => worker.marked).map((worker) => worker.name)
  expect(workers.map((worker) => worker.name)).toEqual(expect.arrayContaining(['kernel', 'analyzer']))
  expect(marked.length).toBeGreaterThan(0)
  expect(marked).not.toContain('kernel')
  expect(marked).not.toContain('analyzer')
})

test('the sandbox has no network, no storage and no document', async ({ workbench, site }) => {
  await openCode(
    workbench,
    site.url,
    `const realm = globalThis as unknown as Record<string, (...args: unknown[]) => Promise<unknown>>
export async function network(): Promise<string> {
  try { await realm.fetch?.('${site.url}'); return 'open' } catch { return 'closed' }
}
export async function storage(): Promise<string> {
  try { await (realm.indexedDB as unknown as { open(n: string): unknown }).open('x'); return 'open' } catch { return 'closed' }
}
export function page(): string { return 'document' in globalThis ? 'open' : 'closed' }
`,
  )
  await workbench.runToEnd()
  for (const name of ['network', 'storage', 'page']) await expect(workbench.tree.item(name)).toContainText('closed')
})
