import { expect, test } from 'vitest'
import { requestKey } from './requestKey.ts'

const request = {
  version: 1,
  files: [
    { path: 'a.ts', text: 'a' },
    { path: 'b.ts', text: 'b' },
  ],
  modules: ['a.ts'],
  config: { region: 'us', debug: true },
}

test('the key is that of the text: neither the version nor an order counts', async () => {
  const same = { ...request, version: 2, files: [...request.files].reverse(), config: { debug: true, region: 'us' } }
  expect(await requestKey(same)).toBe(await requestKey(request))
})

test('every change of text, modules or config has its own key', async () => {
  const others = [
    {
      ...request,
      files: [
        { path: 'a.ts', text: 'ab' },
        { path: 'b.ts', text: '' },
      ],
    },
    { ...request, modules: ['a.ts', 'b.ts'] },
    { ...request, config: { region: 'eu', debug: true } },
  ]
  const keys = await Promise.all([request, ...others].map(requestKey))
  expect(new Set(keys).size).toBe(4)
})
