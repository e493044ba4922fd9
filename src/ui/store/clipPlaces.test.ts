import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readPlaces, toHtml } from './clipPlaces.ts'

const finite = fc.double({ noNaN: true, noDefaultInfinity: true }).map((one) => one + 0)

test('places come back as they were, whatever the names and the code are', () => {
  const places = fc.dictionary(fc.string({ unit: 'binary', minLength: 1 }), fc.record({ x: finite, y: finite }), {
    minKeys: 1,
  })
  fc.assert(
    fc.property(places, fc.string(), (all, code) => {
      fc.pre(Object.keys(all).every((name) => name.isWellFormed() && name !== '__proto__'))
      const kept = JSON.parse(JSON.stringify(all))
      expect(readPlaces(toHtml(code, all))).toEqual(kept)
      expect(
        readPlaces(`<html><body><!--StartFragment-->${toHtml(code, all)}<!--EndFragment--></body></html>`),
      ).toEqual(kept)
    }),
  )
})

test('the code of the HTML is the code, not markup', () => {
  expect(toHtml('a<b && c>d', { a: { x: 1, y: 2 } })).toContain('>a&lt;b &amp;&amp; c&gt;d</pre>')
})

test('what no page of ours wrote has no places', () => {
  const written = (value: string) => `<pre data-dagwright-places="${value}">x</pre>`
  for (const html of [
    '',
    '<table></table>',
    ...[
      '',
      '%',
      '{',
      '[]',
      '{}',
      '1',
      'null',
      '{"a":1}',
      '{"a":{"x":1}}',
      '{"a":{"x":1,"y":"2"}}',
      '{"a":{"x":1e999,"y":0}}',
    ].map((one) => written(encodeURIComponent(one))),
    written('%'),
  ])
    expect(readPlaces(html), html).toBeNull()
})
