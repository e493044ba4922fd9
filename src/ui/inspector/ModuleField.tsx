import { useRef, useState } from 'react'
import { type GraphNode, modulePaths } from '../../engine/page.ts'
import { useApp } from '../store/react.tsx'
import type { Refusal } from './fields/draft.ts'
import { Refused } from './fields/Refused.tsx'
import { useTellLater } from './fields/useDraft.ts'
import { NewModule } from './NewModule.tsx'
import { useEdit } from './useEdit.ts'

/** The file that a function stands in; another choice moves it there. */
export function ModuleField({ node }: { readonly node: GraphNode }) {
  const select = useRef<HTMLSelectElement>(null)
  const edit = useEdit(node.name)
  const tell = useTellLater()
  const modules = useModules()
  const [asked, setAsked] = useState<string | null>(null)
  const [isNew, setIsNew] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(null)

  async function move(module: string): Promise<Refusal | null> {
    return edit((name) => ({ kind: 'move', nodes: [name], module }))
  }

  async function choose(module: string): Promise<void> {
    setIsNew(module === NEW)
    setRefusal(null)
    if (module === NEW) return
    setAsked(module)
    const found = await move(module)
    setAsked(null)
    setRefusal(found)
    tell(found)
  }

  return (
    <>
      <select
        ref={select}
        className="edit-field choice mono"
        aria-label="Module"
        aria-busy={asked !== null}
        value={isNew ? NEW : (asked ?? node.module ?? '')}
        onChange={(event) => void choose(event.target.value)}
      >
        {modules.map((path) => (
          <option key={path} value={path}>
            {path}
          </option>
        ))}
        <option value={NEW}>New module…</option>
      </select>
      {isNew && (
        <NewModule
          create={move}
          close={() => {
            setIsNew(false)
            select.current?.focus()
          }}
        />
      )}
      <Refused refusal={refusal} />
    </>
  )
}

/** No file can be called so. */
export const NEW = '/new'

export function useModules(): readonly string[] {
  return useApp(({ history }) => {
    const { files, settings } = history.present
    return modulePaths(
      settings,
      files.map((file) => file.path),
    )
  })
}
