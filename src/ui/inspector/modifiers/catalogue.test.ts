import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { CATALOGUE } from './catalogue.ts'

test('the menu has every modifier that the documentation explains', () => {
  const docs = readFileSync('docs/writing-modules.md', 'utf8')
  const modifiers = docs.slice(docs.indexOf('## Modifiers'), docs.indexOf('## Parallel blocks'))
  const explained = [...modifiers.matchAll(/^### (.*)$/gm)].flatMap(([, title = '']) =>
    [...title.matchAll(/`([\w.]+)`/g)].map(([, name = '']) => name),
  )
  const names = CATALOGUE.flatMap((group) => group.entries.map((entry) => entry.name))
  const isThere = (name: string) => names.some((one) => one === name || one.startsWith(`${name}.`))
  // The conditions are choices of one form.
  expect(explained.filter((name) => !isThere(name) && !/^when/.test(name))).toEqual([])
})

test('a template is a call of its modifier', () => {
  for (const { name, template } of CATALOGUE.flatMap((group) => group.entries))
    expect(template.startsWith(`${name}(`) && template.endsWith(')'), template).toBe(true)
})
