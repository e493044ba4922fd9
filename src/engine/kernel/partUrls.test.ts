import { expect, test, vi } from 'vitest'
import type { PartRequest } from '../worker/protocol.ts'
import { answerPart, askParts, createPartUrls } from './partUrls.ts'

test('a part is asked for once, however many want it, and has one address', async () => {
  const posted: PartRequest[] = []
  const page = askParts((request) => posted.push(request))
  const urls = createPartUrls(page.ask)
  const asked = [urls.urlOf('parquet'), urls.urlOf('parquet')]
  expect(posted).toEqual([{ kind: 'partWanted', name: 'parquet' }])
  page.answer({ kind: 'part', name: 'parquet', given: 'export {}', fault: '' })
  const [first, second] = await Promise.all(asked)
  expect(first).toMatch(/^blob:/)
  expect(second).toBe(first)
  URL.revokeObjectURL(first ?? '')
})

test('a part that cannot be had says why, and is asked for again the next time', async () => {
  const give = vi.fn(async () => 'export {}').mockRejectedValueOnce(new Error('no connection'))
  const page = askParts((request) => void answerPart(request, give).then(page.answer))
  const urls = createPartUrls(page.ask)
  await expect(urls.urlOf('parquet')).rejects.toThrow('no connection')
  const url = await urls.urlOf('parquet')
  expect(give).toHaveBeenCalledTimes(2)
  URL.revokeObjectURL(url)
})
