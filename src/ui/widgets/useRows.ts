import { useCallback, useEffect, useRef, useState } from 'react'
import type { TablePage, ValueRef } from '../../engine/page.ts'
import { useController } from '../store/react.tsx'
import { GRID_PAGE, pagesFor, type Sort } from './gridPages.ts'

export interface Rows {
  readonly pages: ReadonlyMap<number, TablePage>
  /** Some page, for what all pages share: columns and total. */
  readonly any: TablePage | null
  /** What is shown is of an older version or order: the new one is on its way. */
  readonly stale: boolean
  /** The value is not kept any more, and nothing of it is here. */
  readonly gone: boolean
  /** Fetches the pages of these rows that are not here yet. */
  readonly need: (first: number, last: number) => void
}

interface Loaded {
  /** What the pages are of: value, version and order. */
  readonly key: string
  readonly pages: ReadonlyMap<number, TablePage>
}

/** The rows of a table that is not here, page by page. Old rows stay until the first page of the new ones came. */
export function useRows(base: ValueRef, version: number, sort: Sort | null): Rows {
  const controller = useController()
  const key = JSON.stringify([base, version, sort])
  const [loaded, setLoaded] = useState<Loaded>({ key: '', pages: new Map() })
  const [goneKey, setGoneKey] = useState<string | null>(null)
  const asked = useRef({ key: '', pages: new Set<number>() })
  const wanted = useRef<readonly number[]>([0])

  const fetchPage = useCallback(
    async (page: number) => {
      const { key: from, pages } = asked.current
      if (pages.has(page)) return
      pages.add(page)
      const [ref, , order]: [ValueRef, number, Sort | null] = JSON.parse(from)
      const rows = await controller.rows(ref, { offset: page * GRID_PAGE, limit: GRID_PAGE, sort: order })
      if (from !== asked.current.key) return
      if (rows) setLoaded((now) => ({ key: from, pages: new Map(now.key === from ? now.pages : []).set(page, rows) }))
      else setGoneKey(from)
    },
    [controller],
  )

  useEffect(() => {
    asked.current = { key, pages: new Set() }
    for (const page of wanted.current) void fetchPage(page)
  }, [key, fetchPage])

  const need = useCallback(
    (first: number, last: number) => {
      wanted.current = pagesFor(first, last)
      for (const page of wanted.current) void fetchPage(page)
    },
    [fetchPage],
  )

  const any = loaded.pages.values().next().value ?? null
  return { pages: loaded.pages, any, stale: any !== null && loaded.key !== key, gone: !any && goneKey === key, need }
}
