import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Dependency, Graph, GraphNode } from '../model/graph.ts'
import { type DrawFormat, draw } from './draw.ts'
import { makePicture } from './makePicture.ts'
import type { DrawOptions, Orientation, View } from './picture.ts'
import { toSvg } from './toSvg.ts'

const NODE: GraphNode = {
  name: '',
  kind: 'function',
  module: 'main.ts',
  type: 0,
  dependencies: [],
  call: { kind: 'none' },
  tags: {},
  doc: '',
  modifiers: [],
  origin: '',
  where: null,
  extent: null,
}

function takes(node: string, more: Partial<Dependency> = {}): Dependency {
  return { parameter: node, node, optional: false, type: 0, where: null, mismatch: false, ...more }
}

function fn(name: string, dependencies: readonly (string | Dependency)[], more: Partial<GraphNode> = {}): GraphNode {
  return {
    ...NODE,
    name,
    dependencies: dependencies.map((one) => (typeof one === 'string' ? takes(one) : one)),
    ...more,
  }
}

function external(name: string, kind: 'input' | 'config' = 'input'): GraphNode {
  return { ...NODE, name, kind, module: null }
}

function graphOf(...nodes: GraphNode[]): Graph {
  return { nodes, types: [{ text: 'number', shape: { kind: 'primitive', name: 'number' } }], config: {}, problems: [] }
}

const SHOP = graphOf(
  fn('total', ['prices']),
  fn('label', ['total', 'currency', takes('digits', { optional: true })]),
  external('prices'),
  external('currency'),
  external('digits', 'config'),
)

/** Names of each box by its kind, and the edges between them. */
function sketch(graph: Graph, view: View = {}, options: DrawOptions = {}) {
  const { boxes, edges } = makePicture(graph, view, options)
  const names = new Map(boxes.map((box) => [box.id, box.rows.map((row) => row.name).join('+')]))
  return {
    boxes: boxes.map((box) => `${box.kind} ${names.get(box.id)}`),
    edges: edges.map((edge) => `${names.get(edge.from)} > ${names.get(edge.to)}`),
  }
}

describe('a picture', () => {
  test('has a box of inputs beside each function that takes some', () => {
    expect(sketch(graphOf(fn('f', ['a', 'b']), fn('g', ['a']), external('a'), external('b')))).toEqual({
      boxes: ['function f', 'function g', 'input a+b', 'input a'],
      edges: ['a+b > f', 'a > g'],
    })
  })

  test('has one node for each input if inputs are deduplicated', () => {
    expect(sketch(SHOP, {}, { deduplicateInputs: true })).toEqual({
      boxes: ['function total', 'function label', 'input prices', 'input currency', 'config digits'],
      edges: ['prices > total', 'total > label', 'currency > label', 'digits > label'],
    })
  })

  test('leaves inputs out if they are hidden, but for those that were asked for', () => {
    expect(sketch(SHOP, { outputs: new Set(['prices']) }, { hideInputs: true }).boxes).toEqual([
      'function total',
      'function label',
      'input prices',
      'config digits',
    ])
  })

  test('draws an edge once, however many parameters it feeds', () => {
    const twice = fn('f', ['a', takes('a', { parameter: 'b', optional: true })])
    expect(makePicture(graphOf(twice, fn('a', []))).edges).toEqual([
      { from: 'n1', to: 'n0', isOptional: false, onPath: false, fan: null, isMismatch: false },
    ])
  })

  test('gives what is overridden no edges into it', () => {
    expect(sketch(SHOP, { overrides: new Set(['label']) }).edges).toEqual(['prices > total'])
  })

  test('marks edges where one becomes many, and many one', () => {
    const block = graphOf(
      fn('items', [], { expands: true }),
      fn('each', ['items']),
      fn('all', [takes('each', { collects: true })]),
      fn('same', [takes('items', { collects: true })]),
    )
    expect(makePicture(block).edges.map((edge) => edge.fan)).toEqual(['expand', 'collect', 'both'])
  })

  test('tells the keys that a variant hangs on', () => {
    const spec = { name: 'config.when', text: '', where: { file: 'main.ts', line: 1, column: 1 } }
    const variant = fn('f', [], {
      modifiers: [{ ...spec, args: [{ kind: 'json', value: { region: 'us', size: 1 } }] }],
    })
    expect(sketch(graphOf(variant)).boxes).toEqual(['function f: region, size'])
  })

  test('groups by module where there are several; inputs go with those who take them', () => {
    const two = graphOf(
      fn('f', ['a', 'c']),
      fn('g', ['f', 'c'], { module: 'lib/stats.ts' }),
      external('a'),
      external('c', 'config'),
    )
    const picture = makePicture(two)
    expect({ groups: picture.groups, of: picture.boxes.map((box) => box.group) }).toEqual({
      groups: [
        { id: 'g0', label: 'main' },
        { id: 'g1', label: 'stats' },
      ],
      of: ['g0', 'g1', null, 'g0'],
    })
    expect(makePicture(SHOP).groups).toEqual([])
  })

  test('explains only what is there', () => {
    expect(makePicture(graphOf(fn('f', []))).legend).toEqual(['function'])
    const all = graphOf(
      fn('f', ['a', 'c'], { expands: true }),
      fn('g', [takes('f', { collects: true })], { tags: { 'hamilton.internal.schema_output': 'id=int,name=str' } }),
      fn('l', [], { role: 'loader' }),
      fn('s', [], { role: 'saver' }),
      external('a'),
      external('c', 'config'),
    )
    const view = { outputs: new Set(['g']), overrides: new Set(['l']), path: new Set(['f']) }
    expect(makePicture(all, view).legend).toEqual([
      'input',
      'config',
      'function',
      'output',
      'overridden',
      'Parallelizable',
      'Collect',
      'loader',
      'saver',
      'field',
      'path',
    ])
    expect(makePicture(all, view, { showLegend: false }).legend).toEqual([])
    expect(makePicture(all, view, { showSchema: false }).boxes.flatMap((box) => box.fields)).toEqual([])
  })
})

const ODD = ['constructor', '__proto__', 'then', 'a"b<c>&\\d', '日本 語', '#quot;', 'x\ud800\u0000y', '']

describe('every format', () => {
  const FORMATS: readonly DrawFormat[] = ['svg', 'dot', 'mermaid']

  test('draws a graph without nodes', () => {
    for (const format of FORMATS) expect(draw(graphOf(), {}, { format }), format).not.toMatch(/NaN|Infinity|undefined/)
  })

  test('escapes names that mean something in its language', () => {
    const graph = graphOf(...ODD.map((name, at) => fn(name, at ? [ODD[at - 1] ?? ''] : [], { doc: name })))
    expect(draw(graph, {}, { format: 'svg' })).not.toMatch(/b<c>|&\\d|\p{Cs}|[^\P{Cc}\n]/u)
    expect(draw(graph, {}, { format: 'dot' })).toContain('<b>a&quot;b&lt;c&gt;&amp;\\d</b>')
    expect(draw(graph, {}, { format: 'dot' })).toContain('tooltip="a\\"b<c>&\\\\d"')
    expect(draw(graph, {}, { format: 'mermaid' })).toContain('a#quot;b#lt;c#gt;#amp;#92;d')
  })

  test('draws cycles, self-loops and edges to nodes that are not drawn', () => {
    const knot = graphOf(fn('a', ['c', 'gone']), fn('b', ['a']), fn('c', ['b', 'c']))
    for (const format of FORMATS) expect(draw(knot, {}, { format }), format).not.toMatch(/NaN|Infinity|undefined/)
  })

  test('names the way of the flow', () => {
    expect(draw(SHOP, {}, { format: 'mermaid', orient: 'BT' })).toContain('flowchart BT')
    expect(draw(SHOP, {}, { format: 'dot', orient: 'RL' })).toContain('rankdir=RL')
  })
})

interface Rectangle {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Where the boxes of an SVG stand. */
function boxesOf(svg: string): Rectangle[] {
  const found = svg.matchAll(
    /<g class="box function"><title>[^<]*<\/title><rect x="([^"]+)" y="([^"]+)" width="([^"]+)" height="([^"]+)"/g,
  )
  return [...found].map(([, x, y, width, height]) => ({
    x: Number(x),
    y: Number(y),
    width: Number(width),
    height: Number(height),
  }))
}

function overlap(a: Rectangle, b: Rectangle): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
}

/** Random acyclic graphs over several modules. */
const graphs = fc
  .array(fc.record({ picks: fc.array(fc.nat(), { maxLength: 4 }), module: fc.nat({ max: 2 }) }), {
    minLength: 1,
    maxLength: 40,
  })
  .map((list) =>
    graphOf(
      ...list.map(({ picks, module }, at) =>
        fn(`n${at}`, at ? [...new Set(picks.map((pick) => `n${pick % at}`))] : [], { module: `m${module}.ts` }),
      ),
    ),
  )
const orients = fc.constantFrom<Orientation>('LR', 'TB', 'RL', 'BT')

describe('an SVG', () => {
  test('draws each box once, none upon another, all within the page', () => {
    fc.assert(
      fc.property(graphs, orients, (graph, orient) => {
        const svg = toSvg(makePicture(graph, {}, { orient }))
        const boxes = boxesOf(svg)
        expect(boxes.length).toBe(graph.nodes.length)
        const [x = 0, y = 0, width = 0, height = 0] = (/viewBox="([^"]+)"/.exec(svg)?.[1] ?? '').split(' ').map(Number)
        for (const [at, box] of boxes.entries()) {
          expect(box.x >= x && box.y >= y && box.x + box.width <= x + width && box.y + box.height <= y + height).toBe(
            true,
          )
          expect(boxes.slice(at + 1).some((other) => overlap(box, other))).toBe(false)
        }
      }),
      { numRuns: 60 },
    )
  })

  test('leads every edge along the flow', () => {
    fc.assert(
      fc.property(graphs, (graph) => {
        const boxes = boxesOf(toSvg(makePicture(graph)))
        for (const [at, node] of graph.nodes.entries()) {
          for (const { node: name } of node.dependencies) {
            const from = boxes[Number(name.slice(1))]
            const to = boxes[at]
            expect(from && to && from.x + from.width < to.x).toBe(true)
          }
        }
      }),
      { numRuns: 60 },
    )
  })

  test('keeps modules apart: no node stands in the frame of another module', () => {
    fc.assert(
      fc.property(graphs, orients, (graph, orient) => {
        const picture = makePicture(graph, {}, { orient })
        const svg = toSvg(picture)
        const frames = [...svg.matchAll(/class="group" x="([^"]+)" y="([^"]+)" width="([^"]+)" height="([^"]+)"/g)]
        const boxes = boxesOf(svg)
        for (const [at, [, x, y, width, height]] of frames.entries()) {
          const frame = { x: Number(x), y: Number(y), width: Number(width), height: Number(height) }
          for (const [of, box] of boxes.entries()) {
            expect(overlap(frame, box)).toBe(picture.boxes[of]?.group === picture.groups[at]?.id)
          }
        }
      }),
      { numRuns: 60 },
    )
  })

  test('draws a chain in one line', () => {
    const chain = graphOf(...Array.from({ length: 12 }, (_, at) => fn(`n${at}`, at ? [`n${at - 1}`] : [])))
    expect(new Set(boxesOf(toSvg(makePicture(chain))).map((box) => box.y)).size).toBe(1)
  })

  test('has a title and a description for those who do not see it', () => {
    const svg = draw(SHOP, {}, {})
    expect(svg).toContain('<title>Graph of 5 nodes</title>')
    expect(svg).toContain('<desc>Inputs: prices and currency. Outputs: label.</desc>')
  })

  test('shortens long names and keeps them whole in the title', () => {
    const name = `a_very_${'long_'.repeat(20)}name`
    const svg = draw(graphOf(fn(name, [])), {}, {})
    expect(svg).toContain(`<title>${name}: number</title>`)
    expect(svg).toMatch(/>a_very_[a-z_]+…[a-z_]+name</)
  })

  // What takes time that grows with the square of the nodes runs into the timeout.
  test('is drawn for 2,000 nodes, wide, deep, or around a hub', { timeout: 30_000 }, () => {
    const name = (at: number) => `n${at}`
    const SHAPES: Readonly<Record<string, (at: number) => readonly string[]>> = {
      wide: (at) => (at < 50 ? [] : [name(at - 50), name(at - 50 - (at % 17))].filter((one) => one !== name(-1))),
      deep: (at) => (at ? [name(at - 1)] : []),
      hub: (at) => (at > 1 ? [name(0), name(at - 1)] : at ? [name(0)] : []),
      fanIn: (at) => (at === 1_999 ? Array.from({ length: 1_999 }, (_, one) => name(one)) : []),
    }
    for (const [shape, dependencies] of Object.entries(SHAPES)) {
      const graph = graphOf(...Array.from({ length: 2_000 }, (_, at) => fn(name(at), dependencies(at))))
      expect(draw(graph, {}, {}), shape).toContain('n1999')
    }
  })
})
