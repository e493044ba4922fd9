import { expect, test } from 'vitest'
import { DEFAULT_SETTINGS } from '../../src/engine/page.ts'
import { describeProject } from './describeProject.ts'

function imports(text: string): string[] {
  const document = { files: [{ path: 'main.ts', text }], data: new Map(), settings: DEFAULT_SETTINGS }
  return describeProject({ document, origin: { kind: 'link', files: document.files }, changed: true }).imports
}

test('a card names the packages of an unopened project', () => {
  expect(
    imports(`import { mean } from 'd3-array'
      import type { ColumnTable } from "arquero"
      import {
        tag,
      } from 'dagwright'
      import 'side-effect'
      export * from './own.ts'
      export { a } from 'other'`),
  ).toEqual(['arquero', 'd3-array', 'dagwright', 'other', 'side-effect'])
})

test('text that is no import names nothing', () => {
  expect(imports(`export const a = 'lodash'\nexport function b() { return "from 'x'" }`)).toEqual([])
})
