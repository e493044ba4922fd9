import { type FileWorld, savedPath, WHERE } from './randomFilePrograms.ts'

/** What a run of a world is by its definition: nothing of the cache is in it. */
export interface NaiveFileRun {
  /** Of each node that has all that it needs: all that its value is made of, and whether it fails. */
  readonly made: ReadonlyMap<string, { readonly of: string; readonly fails: boolean }>
  /** Of each saver that has all that it needs, its file and what it writes there. */
  readonly written: ReadonlyMap<string, { readonly path: string; readonly text: string }>
  /** Values of what was asked for; null where one of them has none. */
  readonly result: Readonly<Record<string, unknown>> | null
}

export function naiveFileRun({ nodes, files, k, outputs }: FileWorld): NaiveFileRun {
  const made = new Map<string, { of: string; fails: boolean }>()
  const written = new Map<string, { path: string; text: string }>()
  const values = new Map<string, unknown>([['k', k]])
  const known = new Map(nodes.map((node) => [node.name, node]))

  function make(name: string, of: readonly unknown[], value: () => unknown): void {
    if (made.has(name)) return
    const key = JSON.stringify([name, ...of])
    try {
      values.set(name, value())
      made.set(name, { of: key, fails: false })
    } catch {
      made.set(name, { of: key, fails: true })
    }
  }

  /** The node, and all that it needs. */
  function visit(name: string): void {
    const node = known.get(name)
    if (!node) return
    const { path: from, takes, factor } = node
    for (const one of takes) visit(one)
    if (from === WHERE) make(WHERE, [k], () => `f${k % 2}.json`)
    const path = from === WHERE ? String(values.get(WHERE)) : from
    const [load, select] = [`${name}.load_data.d`, `${name}.select_data.d`]
    if (path !== null) {
      const text = files.get(path) ?? null
      make(load, [path, text], () => {
        const read: unknown = JSON.parse(text ?? '')
        if (!Array.isArray(read)) throw new Error('no list')
        return [read, { path, format: 'json', size: text?.length }]
      })
      if (values.has(load)) make(select, [values.get(load)], () => (values.get(load) as unknown[])[0])
    }
    if ((path !== null && !values.has(select)) || takes.some((one) => !values.has(one))) return
    const numbers = (values.get(select) ?? []) as number[]
    const taken = takes.map((one) => Number(values.get(one)))
    make(name, [factor, numbers, taken], () => factor * [...numbers, ...taken, 1].reduce((sum, one) => sum + one, 0))
  }

  for (const output of outputs) {
    const name = output.replace(/^save\./, '')
    visit(name)
    if (output === name || !values.has(name)) continue
    const path = savedPath(name)
    const text = `${JSON.stringify(values.get(name))}\n`
    make(output, [path, values.get(name)], () => ({ path, format: 'json', size: text.length }))
    written.set(output, { path, text })
  }
  const isWhole = outputs.every((name) => values.has(name))
  return { made, written, result: isWhole ? Object.fromEntries(outputs.map((name) => [name, values.get(name)])) : null }
}
