import type { Random } from './random.ts'

/** A function that a file feeds, or that takes the values of functions before it; some are saved to a file of their own. */
export interface FileNode {
  readonly name: string
  /** Of the file that it reads; `where` is the node that gives one; null where it reads none. */
  readonly path: string | null
  readonly takes: readonly string[]
  readonly factor: number
  readonly saves: boolean
}

/** A program, its files, and what it is given: all that edits may change. */
export interface FileWorld {
  readonly nodes: readonly FileNode[]
  /** Path -> text. */
  readonly files: ReadonlyMap<string, string>
  readonly k: number
  readonly outputs: readonly string[]
}

export const WHERE = 'where'

export function randomFileWorld(random: Random): FileWorld {
  const paths = Array.from({ length: 2 + random.below(2) }, (_, at) => `f${at}.json`)
  const nodes: FileNode[] = []
  const size = 2 + random.below(6)
  for (let at = 0; at < size; at++) {
    const before = nodes.map((node) => node.name)
    const reads = before.length === 0 || random.chance(0.5)
    nodes.push({
      name: `n${at}`,
      path: reads ? (random.chance(0.3) ? WHERE : (paths[random.below(paths.length)] ?? null)) : null,
      takes: before.filter(() => random.chance(0.4)),
      factor: random.below(3),
      saves: random.chance(0.5),
    })
  }
  const files = new Map(paths.map((path) => [path, randomText(random)]))
  return withRandomOutputs({ nodes, files, k: 0, outputs: [] }, random)
}

/** The module's text. */
export function textOfWorld({ nodes }: FileWorld): string {
  const lines = nodes.map(({ name, path, takes, factor, saves }) => {
    const from = path === WHERE ? `source('${WHERE}')` : `value('${path}')`
    const modifiers = [
      ...(path === null ? [] : [`loadFrom.json({ path: ${from}, inject: 'd' })`]),
      ...(saves ? [`saveTo.json({ path: value('${savedPath(name)}') })`] : []),
    ]
    const parameters = [...(path === null ? [] : ['d: number[]']), ...takes.map((one) => `${one}: number`)]
    const terms = [...(path === null ? [] : ['d.reduce((sum, n) => sum + n, 0)']), ...takes, '1']
    const fn = `(${parameters.join(', ')}): number => ${factor} * (${terms.join(' + ')})`
    return `export const ${name} = ${modifiers.length ? `decorate(${modifiers.join(', ')}, ${fn})` : fn}`
  })
  return `import { decorate, loadFrom, saveTo, source, value } from 'dagwright'
export function ${WHERE}(k: number): string { return 'f' + (k % 2) + '.json' }
${lines.join('\n')}
`
}

export function savedPath(node: string): string {
  return `out/${node}.json`
}

/** The same numbers may be written in several ways; some texts are no JSON. */
export function randomText(random: Random): string {
  if (random.chance(0.1)) return '[1,'
  const numbers = Array.from({ length: random.below(3) }, () => random.below(3))
  return `[${numbers.join(random.chance(0.5) ? ',' : ', ')}]`
}

type Edit = (world: FileWorld, random: Random) => FileWorld

/** Each may change nothing, or take back what another did. */
export const FILE_EDITS: Readonly<Record<string, Edit>> = {
  nothing: (world) => world,
  'the content of a file': (world, random) => withFile(world, anyPath(world, random), randomText(random)),
  'a file is gone': (world, random) => withFile(world, anyPath(world, random), null),
  'a file takes the place of another': (world, random) =>
    withFile(world, anyPath(world, random), world.files.get(anyPath(world, random)) ?? null),
  'a file is called otherwise, and the program says so': (world, random) => {
    const path = anyPath(world, random)
    const renamed = path.startsWith('x') ? path.slice(1) : `x${path}`
    const text = world.files.get(path)
    if (text === undefined || path.includes('/') || world.files.has(renamed)) return world
    const nodes = world.nodes.map((node) => (node.path === path ? { ...node, path: renamed } : node))
    return withFile(withFile({ ...world, nodes }, path, null), renamed, text)
  },
  'what is given': (world, random) => ({ ...world, k: random.below(3) }),
  'code that takes what a file holds': (world, random) => {
    const at = random.below(world.nodes.length)
    const nodes = world.nodes.map((node, place) => (place === at ? { ...node, factor: random.below(3) } : node))
    return { ...world, nodes }
  },
  'what is asked for': (world, random) => withRandomOutputs(world, random),
}

function anyPath({ files, nodes }: FileWorld, random: Random): string {
  const paths = [...new Set([...files.keys(), 'f0.json', 'f1.json', ...nodes.map((node) => savedPath(node.name))])]
  return paths[random.below(paths.length)] ?? ''
}

function withFile(world: FileWorld, path: string, text: string | null): FileWorld {
  const files = new Map(world.files)
  if (text === null) files.delete(path)
  else files.set(path, text)
  return { ...world, files }
}

function withRandomOutputs(world: FileWorld, random: Random): FileWorld {
  const all = world.nodes.flatMap(({ name, saves }) => (saves ? [name, `save.${name}`] : [name]))
  const outputs = all.filter(() => random.chance(0.5))
  return { ...world, outputs: outputs.length ? outputs : all }
}
