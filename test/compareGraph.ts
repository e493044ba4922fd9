import { isClose, type Json, listAt } from './json.ts'

export interface Wanted {
  /** All names, exactly. */
  readonly nodes?: readonly string[]
  readonly hasNodes?: readonly string[]
  readonly lacksNodes?: readonly string[]
  readonly sorted?: boolean
  readonly node?: Readonly<Record<string, WantedNode>>
}

interface WantedNode {
  readonly kind?: string
  readonly type?: string
  readonly module?: string
  readonly required?: readonly string[]
  readonly optional?: readonly string[]
  readonly tags?: Readonly<Record<string, Json>>
  readonly lacksTags?: readonly string[]
  readonly docIncludes?: readonly string[]
  readonly docLacks?: readonly string[]
}

interface ToldNode {
  readonly name: string
  readonly kind: string
  readonly type: string
  readonly module: string | null
  readonly required: readonly string[]
  readonly optional: readonly string[]
  readonly tags: Readonly<Record<string, Json>>
  readonly doc: string
}

export function compareGraph(wanted: Wanted, printed: Json | undefined): string[] {
  const nodes = listAt(printed, 'nodes') as unknown as readonly ToldNode[]
  const names = nodes.map((node) => node.name)
  const ordered = [...names].sort()
  const wrong: string[] = []
  if (wanted.nodes && !isSameList([...wanted.nodes].sort(), ordered)) wrong.push(`nodes are ${names.join(', ')}`)
  if (wanted.sorted && !isSameList(names, ordered)) wrong.push(`the order of nodes is ${names.join(', ')}`)
  wrong.push(...(wanted.hasNodes ?? []).filter((name) => !names.includes(name)).map((name) => `no node ${name}`))
  wrong.push(...(wanted.lacksNodes ?? []).filter((name) => names.includes(name)).map((name) => `a node ${name}`))
  for (const [name, one] of Object.entries(wanted.node ?? {})) {
    const node = nodes.find((other) => other.name === name)
    if (!node) wrong.push(`no node ${name}`)
    else wrong.push(...compareNode(one, node).map((part) => `${part} of ${name} is ${JSON.stringify(node)}`))
  }
  return wrong
}

/** The parts of a node that are not as wanted. */
function compareNode(wanted: WantedNode, node: ToldNode): string[] {
  const tells = (key: string) => Object.hasOwn(node.tags, key)
  const same = (key: 'required' | 'optional') =>
    !wanted[key] || isSameList([...wanted[key]].sort(), [...node[key]].sort())
  const checks = {
    kind: wanted.kind === undefined || node.kind === wanted.kind,
    type: wanted.type === undefined || node.type.replace(/\s/g, '') === wanted.type.replace(/\s/g, ''),
    module: wanted.module === undefined || node.module === wanted.module,
    doc:
      (wanted.docIncludes ?? []).every((text) => node.doc.includes(text)) &&
      !(wanted.docLacks ?? []).some((text) => node.doc.includes(text)),
    tags:
      Object.entries(wanted.tags ?? {}).every(([key, tag]) => tells(key) && isClose(tag, node.tags[key])) &&
      !(wanted.lacksTags ?? []).some(tells),
    required: same('required'),
    optional: same('optional'),
  }
  return Object.entries(checks).flatMap(([part, ok]) => (ok ? [] : [part]))
}

function isSameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((one, at) => one === b[at])
}
