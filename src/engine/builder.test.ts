import { expect, test } from 'vitest'
import type { NodeType } from './adapters/GraphAdapter.ts'
import { SimpleGraphAdapter } from './adapters/SimpleGraphAdapter.ts'
import { Builder } from './builder.ts'
import { source } from './source.ts'

class TextTakesNumbers extends SimpleGraphAdapter {
  override checkNodeTypeEquivalence(nodeType: NodeType, inputType: NodeType): boolean {
    return nodeType.text === 'string' && inputType.text === 'number'
  }

  override checkInputType(nodeType: NodeType, value: unknown): boolean {
    return nodeType.text === 'number' && value === 'nine'
  }
}

const mixed = source(
  'm.ts',
  'export function a(x: number): number { return 9 }\nexport function b(a: string): string { return a + "!" }\n',
)

test('build refuses an edge that the compiler refuses', async () => {
  await expect(new Builder().withModules(mixed).build()).rejects.toThrow('"b" needs a: string, but "a" gives number.')
})

test('an adapter may take an edge, and an input, that the compiler refuses', async () => {
  const driver = await new Builder().withModules(mixed).withAdapters(new TextTakesNumbers()).build()
  expect(await driver.execute(['b'], { inputs: { x: 'nine' } })).toEqual({ b: '9!' })
  await expect(driver.execute(['b'], { inputs: { x: 'ten' } })).rejects.toThrow('x: expected number, got "ten"')
})

test('config is merged, later keys win', async () => {
  const double = source('m.ts', 'export function y(x: number, z: number): number { return x * z }\n')
  const driver = await new Builder().withModules(double).withConfig({ x: 1, z: 4 }).withConfig({ x: 3 }).build()
  expect(await driver.execute(['y'])).toEqual({ y: 12 })
})

test('awaits whatever has a `then`, however little of a promise it is', async () => {
  const later = source(
    'm.ts',
    'export function y(): unknown { return { then(give: (value: number) => void) { give(5) } } }\n',
  )
  const driver = await new Builder().withModules(later).build()
  expect(await driver.execute(['y'])).toEqual({ y: 5 })
})
