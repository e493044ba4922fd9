import { useCallback, useEffect, useRef, useState } from 'react'
import type { ValueRef } from '../../engine/page.ts'
import { useController } from '../store/react.tsx'
import { addPage, EMPTY_TREE, PAGE_SIZE, type Path, pathKey, setOpen, type TreeState } from './treeRows.ts'

export interface Tree {
  readonly state: TreeState
  /** The value is not kept any more, and nothing of it is here. */
  readonly gone: boolean
  readonly toggle: (path: Path, open: boolean) => void
  readonly more: (path: Path) => void
}

/** The state of a tree over a value that is not here: entries are fetched as they are opened, and again with each version. */
export function useTree(base: ValueRef, version: number, isOpen: boolean): Tree {
  const controller = useController()
  const [state, setState] = useState<TreeState>(() => (isOpen ? setOpen(EMPTY_TREE, [], true) : EMPTY_TREE))
  const [goneVersion, setGoneVersion] = useState<number | null>(null)
  const latest = useRef(state)
  latest.current = state
  const asked = useRef(version)
  const { root, path: start } = base
  const rootNode = root.kind === 'node' ? root.node : null
  const startKey = pathKey(start)

  const load = useCallback(
    async (path: Path, offset: number, limit: number) => {
      const token = asked.current
      const top: ValueRef['root'] = rootNode === null ? { kind: 'result' } : { kind: 'node', node: rootNode }
      const first = startKey === '' ? [] : startKey.split('.').map(Number)
      const page = await controller.expand({ root: top, path: [...first, ...path] }, offset, limit)
      // What cannot be had any more stays as it is drawn; what is of an older version comes too late.
      if (token !== asked.current) return
      if (page) setState((now) => addPage(now, path, page))
      else if (path.length === 0) setGoneVersion(token)
    },
    [controller, rootNode, startKey],
  )

  useEffect(() => {
    asked.current = version
    for (const key of latest.current.open) {
      const path = key === '' ? [] : key.split('.').map(Number)
      const known = latest.current.branches.get(key)?.entries.length ?? 0
      void load(path, 0, Math.max(known, PAGE_SIZE))
    }
  }, [version, load])

  function toggle(path: Path, open: boolean): void {
    setState((now) => setOpen(now, path, open))
    if (open && !state.branches.has(pathKey(path))) void load(path, 0, PAGE_SIZE)
  }

  function more(path: Path): void {
    const known = state.branches.get(pathKey(path))?.entries.length ?? 0
    void load(path, known, PAGE_SIZE)
  }

  const gone = goneVersion === version && state.open.has('') && !state.branches.has('')
  return { state, gone, toggle, more }
}
